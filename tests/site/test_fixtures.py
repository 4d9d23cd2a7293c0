import pytest

pytestmark = pytest.mark.django_db


def test_sites_of_two_tenants_have_their_own_home_pages(site, other_site):
    assert site.root_page.title == "Współpraca"
    assert other_site.root_page.title == "Inna gmina"


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_finds_the_page_tree(site):
    assert site.root_page.depth == 2


@pytest.mark.django_db(transaction=True)
def test_the_next_test_with_real_transactions_finds_it_too(site):
    assert site.root_page.depth == 2
