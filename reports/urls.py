"""Pages about plans, periods, returns and results."""

from django.urls import path

from reports.views import (
    board,
    checking,
    consolidated,
    figures,
    home,
    hotspots,
    periods,
    plan,
    plan_files,
    presence,
    receipts,
    results,
    returns,
    review,
    sections,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("ke-hoach/<slug:code>/", plan.plan, name="plan"),
    path("tep-ke-hoach/", plan_files.plan_files, name="plan-files"),
    path("tep-ke-hoach/<int:pk>/", plan_files.plan_file, name="plan-file"),
    path("dia-ban-trong-diem/<slug:code>/", hotspots.hotspots, name="hotspots"),
    path("ky-bao-cao/", periods.periods, name="periods"),
    path("ky-bao-cao/<int:pk>/mo/", periods.period_open, name="period-open"),
    path("ky-bao-cao/<int:pk>/khoa/", periods.period_close, name="period-close"),
    path("ky-bao-cao/<int:pk>/mo-lai/", periods.period_reopen, name="period-reopen"),
    path("ky-bao-cao/<int:pk>/tien-do/", board.board, name="board"),
    path("bao-cao/<int:pk>/", returns.one_return, name="return"),
    path("bao-cao/<int:pk>/co-mat/", presence.presence, name="presence"),
    path("bao-cao/<int:pk>/so-lieu/", figures.figures, name="figures"),
    path("bao-cao/<int:pk>/so-lieu/<int:figure>/lich-su/", figures.figure_history, name="figure-history"),
    path("bao-cao/<int:pk>/phan-loi/<int:section>/", sections.section, name="section"),
    path("bao-cao/<int:pk>/kiem-tra/", checking.check, name="check"),
    path("bao-cao/<int:pk>/bien-nhan/", receipts.receipt, name="receipt"),
    path("bao-cao/<int:pk>/xem-xet/", review.review, name="review"),
    path("bao-cao/<int:pk>/tiep-nhan/", review.accept, name="accept"),
    path("bao-cao/<int:pk>/tra-lai/", review.return_back, name="return-back"),
    path("ket-qua/<int:pk>/", results.results, name="results"),
    path("ket-qua/<int:pk>/<str:code>/", results.results_indicator, name="results-indicator"),
    path("tong-hop/<int:pk>/", consolidated.consolidated, name="consolidated"),
    path("tong-hop/<int:pk>/bao-cao.<str:format>", consolidated.consolidated_file, name="consolidated-file"),
    path("tong-hop/<int:pk>/phat-hanh/", consolidated.issue, name="issue"),
]
