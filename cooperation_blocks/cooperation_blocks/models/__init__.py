from .pages import (
    AbstractContentPage,
    CooperationContactPage,
    CooperationContentPage,
    CooperationHomePage,
    GuideIndexPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
)

__all__ = [
    "AbstractContentPage",
    "CooperationContactPage",
    "CooperationContentPage",
    "CooperationHomePage",
    "GuideIndexPage",
    "GuidePage",
    "NewsIndexPage",
    "NewsPage",
]
