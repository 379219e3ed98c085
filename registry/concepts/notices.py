"""Words for privacy notices."""

from registry.concepts.concept import Concept


class NoticeLayer(Concept):
    """Where a notice stands among the notices about the same processing."""

    FULL = "full", "Full notice", "", "dpv:PrivacyNotice"
    SUMMARY = "summary", "Summary", "Points to a fuller notice.", "dpv:LayeredNotice"
    JUST_IN_TIME = "just-in-time", "At the moment data is asked for", "", "dpv:JITNotice"
    CORPORATE = "corporate", "Corporate notice", "For everything the organisation does."


class NoticeFormat(Concept):
    """The form in which a notice is given."""

    WEB_PAGE = "web-page", "Web page"
    DOCUMENT = "document", "Document to download"
    LEAFLET = "leaflet", "Leaflet", "", "dpv:PrintedNotice"
    POSTER = "poster-or-sign", "Poster or sign", "", "dpv:PostedNotice"
    LETTER = "letter", "Letter or email to the person"
    FORM = "on-the-form", "Wording on a form"
    SPOKEN = "spoken", "Spoken", "", "dpv:OralNotice"
    RECORDED = "recorded-message", "Recorded telephone message"
    VIDEO = "video", "Video"
    EASY_READ = "easy-read", "Easy read"
    IN_APP = "in-an-app", "In an app or online account"
    OTHER = "other", "Another form"


class DataOrigin(Concept):
    """Whether data is obtained from the person or elsewhere, which decides the Article that applies."""

    FROM_PERSON = "from-the-person", "From the person", "Article 13.", "eu-gdpr:DirectDataCollectionNotice"
    ELSEWHERE = "from-elsewhere", "From elsewhere", "Article 14.", "eu-gdpr:IndirectDataCollectionNotice"
    BOTH = "both", "Both", "Articles 13 and 14."
