"""Pages about plans, periods, returns and results."""

from django.urls import path

from reports.views import board

urlpatterns = [
    path("ky-bao-cao/<int:pk>/tien-do/", board.board, name="board"),
]
