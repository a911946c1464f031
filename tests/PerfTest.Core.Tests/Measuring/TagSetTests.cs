using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class TagSetTests
{
    private readonly MetricStore _store = new();

    [Fact]
    public void The_same_tags_are_the_same_object_in_whatever_order_they_came()
    {
        var one = _store.NoTags.With("name", "/a").With("scenario", "default").With("method", "GET");
        var other = _store.NoTags.With("method", "GET").With("name", "/a").With("scenario", "default");

        other.Should().BeSameAs(one);
        one.ToString().Should().Be("{method:GET,name:/a,scenario:default}");
        one.Scenario.Should().Be("default");
    }

    [Fact]
    public void A_tag_replaces_the_one_with_the_same_key()
    {
        var get = _store.NoTags.With("name", "/a").With("method", "GET");
        var post = get.With("method", "POST");

        post.Should().BeSameAs(_store.NoTags.With("method", "POST").With("name", "/a"));
        post.With("method", "POST").Should().BeSameAs(post);
        post.With("method", "GET").Should().BeSameAs(get);
        post.Count.Should().Be(2);
    }

    [Fact]
    public void A_tag_can_be_taken_away()
    {
        var both = _store.NoTags.With("a", "1").With("b", "2");

        both.Without("a").Should().BeSameAs(_store.NoTags.With("b", "2"));
        both.Without("c").Should().BeSameAs(both);
        both.Without("a").Without("b").Should().BeSameAs(_store.NoTags);
    }

    [Fact]
    public void Keys_and_values_are_told_apart_whatever_they_contain()
    {
        var one = _store.NoTags.With("a", "1:b1").With("c", "2");
        var other = _store.NoTags.With("a", "1").With("b1", "").With("c", "2");

        other.Should().NotBeSameAs(one);
        _store.NoTags.With("ab", "c").Should().NotBeSameAs(_store.NoTags.With("a", "bc"));
        _store.NoTags.With("A", "x").Should().NotBeSameAs(_store.NoTags.With("a", "x"));
    }

    [Fact]
    public void A_filter_is_matched_by_equality_of_all_its_tags()
    {
        var tags = _store.NoTags.With("name", "/products/{id}").With("method", "GET");

        tags.Matches(default).Should().BeTrue();
        tags.Matches([]).Should().BeTrue();
        tags.Matches([new("name", "/products/{id}")]).Should().BeTrue();
        tags.Matches([new("method", "GET"), new("name", "/products/{id}")]).Should().BeTrue();
        tags.Matches([new("method", "POST"), new("name", "/products/{id}")]).Should().BeFalse();
        tags.Matches([new("name", "/products")]).Should().BeFalse();
        tags.Matches([new("status", "")]).Should().BeFalse();
    }

    [Fact]
    public void Values_without_end_fold_into_other_and_are_counted()
    {
        var store = new MetricStore(limits: new() { TagSets = 10 });
        var sets = new HashSet<TagSet>();
        for (var i = 0; i < 1_000; i++)
        {
            sets.Add(store.NoTags.With("order", $"{i}"));
        }

        sets.Should().HaveCount(10, "the empty set is one of the ten, and (other) is the one beyond");
        sets.Should().Contain(store.NoTags.With("order", "(other)"));
        store.Snapshot().FoldedTagSets.Should().Be(991);
        store.NoTags.With("order", "3").ToString().Should().Be("{order:3}", "what was known stays");
    }

    [Fact]
    public void Keys_without_end_are_left_out_at_twice_the_limit()
    {
        var store = new MetricStore(limits: new() { TagSets = 10 });
        var sets = new HashSet<TagSet>();
        for (var i = 0; i < 1_000; i++)
        {
            sets.Add(store.NoTags.With($"order{i}", "x"));
        }

        sets.Should().HaveCount(20, "nine, eleven with (other), and no tag at all from then on would be 21 with the empty set, which is one of the twenty");
        store.NoTags.With("order999", "x").Should().BeSameAs(store.NoTags);
    }

    [Fact]
    public void Looking_up_a_known_tag_allocates_nothing()
    {
        var tags = _store.NoTags.With("scenario", "default");
        var get = tags.With("method", "GET");
        get.With("method", "POST");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = tags.With("method", "GET");
        var replaced = get.With("method", "POST");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
        found.Should().BeSameAs(get);
        replaced.ToString().Should().Be("{method:POST,scenario:default}");
    }

    [Fact]
    public void Many_threads_get_the_same_sets()
    {
        var results = new TagSet[8][];
        Parallel.For(0, 8, thread =>
        {
            results[thread] = [.. Enumerable.Range(0, 500).Select(i => thread % 2 == 0
                ? _store.NoTags.With("a", $"{i}").With("b", "x")
                : _store.NoTags.With("b", "x").With("a", $"{i}"))];
        });

        for (var i = 0; i < 500; i++)
        {
            results.Select(result => result[i]).Distinct().Should().ContainSingle();
        }
    }
}
