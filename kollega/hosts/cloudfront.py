"""S3 with CloudFront: a function that finds pages and leads on, and a policy of headers."""

from __future__ import annotations

import json

from kollega.hosts import description
from kollega.hosts.description import Served

#: Bytes that CloudFront takes as the code of a function (November 2026).
MOST_BYTES = 10_240

_CODE = """\
// A function of CloudFront for the event "viewer request", runtime 2.0.
var moved = %s;
var gone = %s;
function handler(event) {
  var request = event.request;
  var path = request.uri;
  var query = request.rawQueryString();
  query = query ? "?" + query : "";
  try { path = decodeURIComponent(path); } catch (error) { /* No old address is written so. */ }
  if (moved[path]) return {statusCode: 301, statusDescription: "Moved Permanently", headers: {location: {value: moved[path] + query}}};
  if (gone[path]) return {statusCode: 410, statusDescription: "Gone"};
  if (/\\/(\\.|_headers$|_redirects$)/.test(path)) return {statusCode: 404, statusDescription: "Not Found"};
  if (path.endsWith("/")) request.uri += "index.html";
  else if (!path.split("/").pop().includes(".")) return {statusCode: 301, statusDescription: "Moved Permanently", headers: {location: {value: request.uri.replace(/^[\\/\\\\]+/, "/") + "/" + query}}};
  return request;
}
"""


def files(site: Served) -> dict[str, str]:
    """The function, the policy, and the answer for what is not there.

    A function has at most 10 kB: old addresses that do not fit are left to the pages that lead on.
    """
    return {
        "cloudfront-function.js": _function(site),
        "cloudfront-headers.json": _policy(site.policy),
        "cloudfront-errors.json": _errors(site.url),
    }


def _function(site: Served) -> str:
    prefix = description.prefix(site.url)
    moved: dict[str, str] = {}
    gone: dict[str, int] = {}
    for one in site.redirects:
        for old in description.written(one):
            if one.is_gone:
                gone[prefix + old] = 1
            else:
                moved[prefix + old] = description.target(one, site.url)
        if len(code := _CODE % (_script(moved), _script(gone))) > MOST_BYTES:
            break
        last = code
    return last if site.redirects else _CODE % ("{}", "{}")


def _script(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _policy(policy: str) -> str:
    headers = description.headers(policy)
    plain = {
        name: value
        for name, value in headers.items()
        if name not in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
    }
    made = {
        "Name": "kollega",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": True, "ContentSecurityPolicy": headers["Content-Security-Policy"],
            },
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": headers["Referrer-Policy"]},
        },
        "CustomHeadersConfig": {
            "Quantity": len(plain),
            "Items": [{"Header": name, "Value": value, "Override": True} for name, value in plain.items()],
        },
    }  # fmt: skip
    return json.dumps(made, indent=2) + "\n"


def _errors(site_url: str) -> str:
    """A bucket that nobody may list says 403 for what is not there."""
    page = f"{description.prefix(site_url)}{description.MISSING}"
    rows = [
        {"ErrorCode": code, "ResponsePagePath": page, "ResponseCode": "404", "ErrorCachingMinTTL": 10}
        for code in (403, 404)
    ]
    return json.dumps({"Quantity": len(rows), "Items": rows}, indent=2) + "\n"
