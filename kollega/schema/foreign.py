"""What other systems call the fields of a job: as found in posts of thirteen organisations, and in their exports.

Such a name is no field; whoever writes it is told ours. `kollega check --foreign` reads posts as if it were ours.
"""

from __future__ import annotations

#: Our name, and what others say, in the form in which keys are compared (`kollega.sources.key_of`).
JOB: dict[str, str] = {
    "title": "job_title position position_title role name headline jobtitle vacancy opening stilling",
    "date_posted": "date posted posted_on posted_at publish_date published published_at published_on pub_date pubdate "
    "created created_at open_date opens opening_date start_posting dateposted release_date",
    "updated": "updated_at last_updated lastmod modified last_modified date_modified",
    "valid_through": "deadline closes closing closing_date close_date closed_on date_closed end_date expires expiry "
    "expiry_date expiration expiration_date apply_by apply_before application_deadline applications_close last_day "
    "due_date validthrough valid_until until ansogningsfrist",
    "state": "status job_status is_open open active closed is_closed filled archived",
    "team": "department dept division unit office_name group program practice area category",
    "location": "locations city place office offices duty_station duty_location where region work_location joblocation",
    "workplace": "remote remote_ok telework work_type location_type workplace_type work_mode arrangement joblocationtype",
    "remote_from": "countries applicant_countries eligible_countries remote_countries",
    "employment_type": "type employment job_type contract contract_type schedule hours work_schedule commitment employmenttype",
    "pay": "salary salary_range pay_range compensation wage wages salary_min salary_max min_salary max_salary rate "
    "base_salary basesalary remuneration pay_scale",
    "apply_url": "apply apply_link application_link application_url application_form apply_here link url external_url job_url "
    "apply_to how_to_apply",
    "apply_email": "email apply_by_email application_email",
    "reference": "job_id id_number vacancy_number vacancy_id announcement announcement_number requisition requisition_id "
    "req_id req ref reference_number number position_id posting_id",
    "contact": "contact_name contact_email hiring_manager recruiter contact_person point_of_contact poc",
    "summary": "description excerpt intro abstract teaser subtitle lead short_description",
    "tags": "keywords skills topics labels categories technologies",
    "lang": "language locale",
    "aliases": "redirect_from redirects alias old_urls",
    "draft": "unpublished hidden",
    "benefits": "perks we_offer what_we_offer",
    "hiring_steps": "process hiring_process interview_process application_process",
    "photo": "image picture cover cover_image hero featured_image thumbnail",
    "photo_alt": "image_alt alt alt_text",
}  # fmt: skip

#: Ours by theirs.
NAMES: dict[str, dict[str, str]] = {
    "job": {theirs: ours for ours, words in JOB.items() for theirs in words.split()}
}
#: What pages need that no post of ours does: how they look, and where they lie.
NOT_CONTENT = frozenset(
    {
        "layout",
        "permalink",
        "slug",
        "weight",
        "order",
        "template",
        "published",
        "sitemap",
        "redirect_to",
        "toc",
        "nav_order",
    }
)
