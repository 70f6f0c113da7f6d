"""Addresses beside the page tree: search, feeds, and what search engines ask for."""

from django.urls import path
from django.views.generic import TemplateView
from wagtail.contrib.sitemaps.views import sitemap

from home import feeds, views

app_name = "home"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("feeds/calls/", feeds.OpenCallsFeed(), name="feed_calls"),
    path("feeds/news/", feeds.NewsFeed(), name="feed_news"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="home/robots.txt", content_type="text/plain; charset=utf-8"),
        name="robots",
    ),
]
