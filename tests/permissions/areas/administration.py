"""What the administrator gets on the pages of the administration; all others get 403 there.

Nothing is deleted there (403), and a record that is not there leads back to the first page with a message (302).
"""

from agencies.models import Agency, AgencyGroup, Locality, User
from tests.permissions.rows import ONLY, Arguments
from tests.permissions.world import UNKNOWN, World

TABLE = """\
admin:index
  –                   200
admin:jsi18n
  –                   200/405
admin:agencies_user_changelist
  –                   200
admin:agencies_user_add
  –                   200
admin:agencies_user_history
  one                 200
  unknown             302
  operator            302
admin:agencies_user_delete
  one                 403
  unknown             403
  operator            403
admin:agencies_user_change
  one                 200
  unknown             302
  no number           302
  operator            302
<quan-tri/agencies/user/<path:object_id>/>
  –                   302
admin:agencies_agency_changelist
  –                   200
admin:agencies_agency_add
  –                   200
admin:agencies_agency_history
  one                 200
  unknown             302
admin:agencies_agency_delete
  one                 403
  unknown             403
admin:agencies_agency_change
  one                 200
  unknown             302
<quan-tri/agencies/agency/<path:object_id>/>
  –                   302
admin:agencies_locality_changelist
  –                   200
admin:agencies_locality_add
  –                   200
admin:agencies_locality_history
  one                 200
  unknown             302
admin:agencies_locality_delete
  one                 403
  unknown             403
admin:agencies_locality_change
  one                 200
  unknown             302
<quan-tri/agencies/locality/<path:object_id>/>
  –                   302
admin:agencies_agencygroup_changelist
  –                   200
admin:agencies_agencygroup_add
  –                   200
admin:agencies_agencygroup_history
  one                 200
  unknown             302
admin:agencies_agencygroup_delete
  one                 403
  unknown             403
admin:agencies_agencygroup_change
  one                 200
  unknown             302
<quan-tri/agencies/agencygroup/<path:object_id>/>
  –                   302
admin:app_list
  table list          200
<quan-tri/(?P<url>.*)$>
  –                   404
"""

RECORDS = {"user": User, "agency": Agency, "locality": Locality, "agencygroup": AgencyGroup}


def of_a_record(world: World, route: str, row: str) -> Arguments:
    if row == ONLY:
        return {}
    if row == "table list":
        return {"app_label": "agencies"}
    model = RECORDS[route.split("_")[1]]
    chosen = {
        "unknown": lambda: UNKNOWN,
        "no number": lambda: "khong-phai-so",
        "operator": lambda: User.objects.operator().pk,
        "one": lambda: (world.people["own"] if model is User else model.objects.first()).pk,
    }
    return {"object_id": chosen[row]()}
