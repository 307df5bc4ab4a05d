"""LlamaIndex over the archive: nodes are exact slices, and an engine can use them."""

from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine

from assistant.assistant import Assistant
from assistant.llamaindex import ArticleRetriever


def test_nodes_are_exact_slices_with_their_origin(seed_assistant: Assistant) -> None:
    nodes = ArticleRetriever(seed_assistant, limit=2).retrieve("Lachin Corridor checkpoint")
    assert len(nodes) == 2
    assert "checkpoint on the Lachin Corridor" in nodes[0].text
    for found in nodes:
        article = seed_assistant.article(found.metadata["article"])
        assert article is not None
        assert article.text[found.node.start_char_idx : found.node.end_char_idx] == found.text
        assert found.metadata["path"] == article.path


def test_a_query_engine_reads_the_archive(seed_assistant: Assistant) -> None:
    engine = RetrieverQueryEngine.from_args(ArticleRetriever(seed_assistant, 1), llm=MockLLM())
    response = engine.query("Who praised the ministers?")
    assert [node.metadata["title"] for node in response.source_nodes] == [
        "Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks"
    ]
