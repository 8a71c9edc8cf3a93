from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """The database's own history is part of its schema: it follows every `migrate`."""
        from reports.watching.installing import after_migrating, before_migrating  # noqa: PLC0415  models come first

        pre_migrate.connect(before_migrating, sender=self, dispatch_uid="watching")
        post_migrate.connect(after_migrating, sender=self, dispatch_uid="watching")
