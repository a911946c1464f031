using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Planning;
using PerfTest.Judging;

namespace PerfTest.Core.Tests.Judging.BreakingPoints;

/// <summary>Which level is tried next, under targets that are told by a function.</summary>
public class BreakingPointSearchTests
{
    [Fact]
    public void Doubled_halved_and_confirmed()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(1_000, 200_000, step => step.Level <= 5_000 ? LevelVerdict.Held : LevelVerdict.Broke);

        steps.Select(step => step.Level).Should().Equal(1_000, 2_000, 4_000, 8_000, 6_000, 5_000, 5_500, 5_250, 5_000);
        steps.Count(step => step.IsConfirmation).Should().Be(1);
        steps[^1].Should().Be(new SearchStep(5_000, 3));
        (search.Held, search.Broke, search.IsConfirmed).Should().Be((5_000, 5_250, true));
    }

    [Fact]
    public void What_never_breaks_holds_the_highest_level()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(10, 100, _ => LevelVerdict.Held);

        steps.Select(step => (step.Level, step.Lengths)).Should().Equal((10, 1), (20, 1), (40, 1), (80, 1), (100, 1), (100, 3));
        (search.Held, search.Broke, search.IsConfirmed).Should().Be((100, null, true));
    }

    [Fact]
    public void What_breaks_at_once_holds_nothing()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(10, 100, _ => LevelVerdict.Broke);

        steps.Should().HaveCount(1);
        (search.Held, search.Broke, search.IsConfirmed).Should().Be((null, 10, false));
    }

    [Fact]
    public void What_is_not_held_for_long_is_tried_five_percent_lower()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(1_000, 200_000, step => step.Level <= (step.IsConfirmation ? 4_600 : 5_000) ? LevelVerdict.Held : LevelVerdict.Broke);

        steps.Where(step => step.IsConfirmation).Select(step => step.Level).Should().Equal(5_000, 4_750, 4_512);
        (search.Held, search.Broke, search.IsConfirmed).Should().Be((4_512, 4_750, true));
    }

    [Fact]
    public void At_most_five_times()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(10, 200_000, step => step.IsConfirmation || step.Level > 5_000 ? LevelVerdict.Broke : LevelVerdict.Held);

        steps.Count(step => step.IsConfirmation).Should().Be(6);
        search.Held.Should().BeNull();
    }

    [Fact]
    public void Not_below_the_first_level()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(100, 200, step => step.IsConfirmation || step.Level > 102 ? LevelVerdict.Broke : LevelVerdict.Held);

        steps.Should().OnlyContain(step => step.Level >= 100);
        search.Held.Should().BeNull();
    }

    [Fact]
    public void A_generator_limit_confirms_what_was_held_and_says_nothing_of_the_target()
    {
        (BreakingPointSearch search, List<SearchStep> steps) = Play(1_000, 200_000, step => step.Level <= 4_000 ? LevelVerdict.Held : LevelVerdict.GeneratorLimit);

        steps.Select(step => (step.Level, step.Lengths)).Should().Equal((1_000, 1), (2_000, 1), (4_000, 1), (8_000, 1), (4_000, 3));
        (search.EndedBy, search.Held, search.Broke, search.IsConfirmed).Should().Be((LevelVerdict.GeneratorLimit, 4_000, null, true));
        Play(1_000, 200_000, _ => LevelVerdict.GeneratorLimit).Search.Held.Should().BeNull();
    }

    [Fact]
    public void A_target_that_does_not_recover_ends_the_search()
    {
        (BreakingPointSearch search, _) = Play(1_000, 200_000, step => step.Level < 4_000 ? LevelVerdict.Held : LevelVerdict.NotRecovered);

        (search.EndedBy, search.Held, search.IsConfirmed).Should().Be((LevelVerdict.NotRecovered, 2_000, false));
    }

    /// <summary>Of every target that holds up to a capacity and breaks above it, the capacity lies between what is held and what breaks, and these are close.</summary>
    [Fact]
    public void The_capacity_is_within_five_percent() => Law.Holds(
        from first in Law.Longs(1, 100_000)
        from range in Law.Longs(0, 1_000_000)
        from capacity in Law.Longs(1, 2_000_000)
        select (From: first, To: first + range, Capacity: capacity),
        target =>
        {
            (BreakingPointSearch search, List<SearchStep> steps) = Play(target.From, target.To, step => step.Level <= target.Capacity ? LevelVerdict.Held : LevelVerdict.Broke);
            bool isBounded = steps.Count <= 60 && steps.TrueForAll(step => step.Level >= target.From && step.Level <= target.To);
            return isBounded && (search.Held, search.Broke) switch
            {
                (null, { } broke) => broke == target.From && target.Capacity < target.From,
                ({ } held, null) => held == target.To && target.Capacity >= target.To,
                ({ } held, { } broke) => held <= target.Capacity && target.Capacity < broke && (broke <= held * BreakingPointSearch.Precision || broke == held + 1) && search.IsConfirmed,
                _ => false,
            };
        });

    /// <summary>However a target behaves, the search ends, soon, within its range, and says that it holds only what it held for long.</summary>
    [Fact]
    public void A_noisy_target_is_searched_in_bounded_time() => Law.Holds(
        from first in Law.Longs(1, 10_000)
        from range in Law.Longs(0, 1_000_000)
        from seed in Gen.Choose(0, int.MaxValue)
        select (From: first, To: first + range, Seed: seed),
        target =>
        {
            var random = new Random(target.Seed);
            SearchStep last = default;
            LevelVerdict verdict = default;
            (BreakingPointSearch search, List<SearchStep> steps) = Play(target.From, target.To, step =>
            {
                last = step;
                return verdict = (LevelVerdict)(random.Next(20) switch { 0 => 2, 1 => 3, < 9 => 1, _ => 0 });
            });
            return steps.Count <= 80
                && steps.TrueForAll(step => step.Level >= target.From && step.Level <= target.To)
                && (search.Held is null || search.Broke is null || search.Held < search.Broke)
                && search.IsConfirmed == (last.IsConfirmation && verdict == LevelVerdict.Held && search.Held == last.Level);
        });

    private static (BreakingPointSearch Search, List<SearchStep> Steps) Play(long from, long to, Func<SearchStep, LevelVerdict> target)
    {
        BreakingPointSearch search = BreakingPointSearch.Begin(from, to);
        List<SearchStep> steps = [];
        while (search.Next is { } step && steps.Count < 1_000)
        {
            steps.Add(step);
            search = search.After(target(step));
        }

        return (search, steps);
    }
}
