"""The archive as a LlamaIndex retriever, to plug into LlamaIndex query and chat engines."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.assistant import Assistant
from index.articles.article import Article
from index.passages import Passage


class ArticleRetriever(BaseRetriever):
    """Retrieves passages of the articles as nodes whose text is an exact slice.

    A node's metadata names the article (title, outlet, byline, published, url, path) and its
    id; `start_char_idx` and `end_char_idx` are offsets in the article's text, so that
    `assistant.article(id).text[start:end] == node.text`. `limit` is the number of nodes.
    """

    def __init__(self, assistant: Assistant, limit: int = 10) -> None:
        super().__init__()
        self._assistant = assistant
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        nodes = []
        for hit in self._assistant.search(query_bundle.query_str, self._limit):
            article = self._assistant.article(hit.passage.article_id)
            if article:
                nodes.append(NodeWithScore(node=_node(article, hit.passage), score=hit.score))
        return nodes


def _node(article: Article, passage: Passage) -> TextNode:
    return TextNode(
        id_=f"{article.id}:{passage.start}-{passage.end}",
        text=article.text[passage.start : passage.end],
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "article": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "path": article.path,
        },
    )
