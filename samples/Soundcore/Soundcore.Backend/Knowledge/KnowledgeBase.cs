using System.Collections.Concurrent;

namespace Soundcore.Backend.Knowledge;

/// <summary>The articles: a thousand that are always there and the latest ten thousand new ones, so that a long load test does not fill the memory.</summary>
public sealed class KnowledgeBase
{
    private const int Sample = 1_000;
    private const int MostNew = 10_000;
    private const int PageSize = 20;

    private static readonly string[] Words = ["earbuds", "charging", "pairing", "firmware", "noise", "warranty", "battery", "equalizer", "microphone", "bluetooth"];
    private static readonly string[] Categories = ["setup", "usage", "repair", "account"];

    private readonly ConcurrentDictionary<int, KnowledgeItem> _items = new(Enumerable.Range(1, Sample).Select(id => KeyValuePair.Create(id, SampleItem(id))));
    private readonly Dictionary<string, KnowledgeHeading[]> _byWord = Words.ToDictionary(
        word => word,
        word => Enumerable.Range(1, Sample).Select(SampleItem).Where(item => item.Title.Contains(word, StringComparison.Ordinal)).Take(PageSize).Select(Heading).ToArray(),
        StringComparer.OrdinalIgnoreCase);

    private int _lastId = Sample;

    public KnowledgePage Page(int page)
    {
        int first = (page - 1) * PageSize % Sample + 1;
        return new(_items.Count, page, [.. Enumerable.Range(first, Math.Min(PageSize, Sample - first + 1)).Select(id => Heading(_items[id]))]);
    }

    public KnowledgeItem? Find(int id) => _items.GetValueOrDefault(id);

    public IReadOnlyList<KnowledgeHeading> Search(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => _byWord.GetValueOrDefault(word) ?? []).DistinctBy(item => item.Id).Take(PageSize).ToList();

    public KnowledgeItem Add(KnowledgeDraft draft)
    {
        int id = Interlocked.Increment(ref _lastId);
        var item = new KnowledgeItem(id, draft.Title, draft.Category, draft.Body);
        _items[id] = item;
        if (id - MostNew > Sample)
        {
            _items.TryRemove(id - MostNew, out _);
        }

        return item;
    }

    private static KnowledgeItem SampleItem(int id)
    {
        string title = $"{Words[id % Words.Length]} and {Words[id / 7 % Words.Length]}: what to do";
        return new(id, title, Categories[id % Categories.Length], $"Step one. {title}. Step two: have patience.");
    }

    private static KnowledgeHeading Heading(KnowledgeItem item) => new(item.Id, item.Title, item.Category);
}
