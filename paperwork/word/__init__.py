"""Word files: `writer` makes drafts, `reader` reads any, `stamp` joins the two, `pages` fills a contents list."""
