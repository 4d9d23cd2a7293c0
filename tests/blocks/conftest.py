import datetime as dt

import pytest
from cooperation_blocks.models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage
from cooperation_core import kept
from cooperation_core.middleware import stamp as stamp_middleware


@pytest.fixture(autouse=True)
def fresh_process():
    """Each test starts as a process that has kept nothing."""
    kept._kept.clear()
    kept.notice(None)
    stamp_middleware._sites.clear()


@pytest.fixture
def home(site):
    return site.root_page.specific


@pytest.fixture
def news_index(home):
    return home.add_child(instance=NewsIndexPage(title="Aktualności", slug="aktualnosci", locale=home.locale))


@pytest.fixture
def write_news(news_index):
    """Publish a piece of news of a day: ``write_news("Tytuł", dt.date(…))``."""

    def write(title, day=dt.date(2026, 11, 18), **fields):
        slug = f"news-{NewsPage.objects.count()}"
        page = NewsPage(title=title, slug=slug, date=day, locale=news_index.locale, **fields)
        news_index.refresh_from_db()
        return news_index.add_child(instance=page)

    return write


@pytest.fixture
def guide(home):
    index = home.add_child(instance=GuideIndexPage(title="Przewodniki", slug="przewodniki", locale=home.locale))
    return index.add_child(
        instance=GuidePage(
            title="Mały grant",
            slug="maly-grant",
            locale=home.locale,
            lead="Do 10 000 zł bez konkursu.",
            audience="Organizacje z pomysłem.",
            not_for="Zadania większe.",
            legal_state_on=dt.date(2026, 9, 1),
        )
    )
