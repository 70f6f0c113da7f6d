"""Search over all public pages."""

from django.core.paginator import Paginator
from django.shortcuts import render

from home.forms import SearchForm
from home.queries import found_pages

PAGE_SIZE = 20


def search(request):
    form = SearchForm(request.GET, label_suffix="")
    words = form.cleaned_data["q"] if form.is_valid() else ""
    results = Paginator(found_pages(words), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/search.html", {"form": form, "words": words, "results": results})
