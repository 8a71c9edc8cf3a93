"""How often somebody failed at what strangers may try: counted in the cache, by the address they come from."""

from django.core.cache import cache
from django.http import HttpRequest

from hauggiang_pcmd.lib.sign_in import client_address


class Attempts:
    """At most `most` failures of one kind from one address within `seconds`, counted from the first."""

    def __init__(self, what: str, most: int, seconds: int) -> None:
        self.what, self.most, self.seconds = what, most, seconds

    def used_up(self, request: HttpRequest) -> bool:
        return int(cache.get(self._key(request), 0)) >= self.most

    def failed(self, request: HttpRequest) -> None:
        key = self._key(request)
        if not cache.add(key, 1, self.seconds):
            try:
                cache.incr(key)
            except ValueError:  # it ran out between the two lines
                cache.add(key, 1, self.seconds)

    def _key(self, request: HttpRequest) -> str:
        return f"attempts:{self.what}:{client_address(request)}"
