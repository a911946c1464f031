using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class HistogramLayoutTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2_047, 2_047)]
    [InlineData(2_048, 2_048)]
    [InlineData(2_049, 2_048)]
    [InlineData(2_050, 2_049)]
    [InlineData(4_095, 3_071)]
    [InlineData(4_096, 3_072)]
    [InlineData(4_099, 3_072)]
    [InlineData(1_000_000, 11_169)]
    [InlineData(3_600_000_000_000, 33_420)]
    public void Indices_are_those_of_HdrHistogram_for_three_digits(long value, int index)
    {
        HistogramLayout.IndexOf(value).Should().Be(index);
        HistogramLayout.SlotOf(value).Should().Be(HistogramLayout.ZeroSlot + index);
        HistogramLayout.SlotOf(-value).Should().Be(HistogramLayout.ZeroSlot - index);
    }

    [Fact]
    public void The_longest_time_is_on_the_last_page() =>
        (HistogramLayout.SlotOf(HistogramLayout.MaxValue) >> HistogramLayout.PageBits).Should().Be(HistogramLayout.Pages - 1);

    [Fact]
    public void Any_value_is_within_its_bucket() =>
        Prop.ForAll(Cases.Values, value =>
        {
            var slot = HistogramLayout.SlotOf(value);
            return slot is >= 0 and < HistogramLayout.Pages * HistogramLayout.PageSize
                && HistogramLayout.LowestOf(slot) <= value && value <= HistogramLayout.HighestOf(slot);
        }).Holds(10_000);

    [Fact]
    public void Slots_ascend_with_values() =>
        Prop.ForAll(Cases.Values, Cases.Values, (left, right) =>
            left <= right == (HistogramLayout.SlotOf(left) <= HistogramLayout.SlotOf(right)) || HistogramLayout.SlotOf(left) == HistogramLayout.SlotOf(right))
            .Holds(10_000);

    [Fact]
    public void Buckets_follow_each_other_without_gaps_and_none_is_wider_than_a_1024th_of_its_lowest_value()
    {
        var last = HistogramLayout.SlotOf(HistogramLayout.MaxValue);
        for (var slot = HistogramLayout.SlotOf(-HistogramLayout.MaxValue); slot <= last; slot++)
        {
            var (lowest, highest) = (HistogramLayout.LowestOf(slot), HistogramLayout.HighestOf(slot));
            if (highest + 1 != HistogramLayout.LowestOf(slot + 1) && slot < last)
            {
                Assert.Fail($"After {highest} comes {HistogramLayout.LowestOf(slot + 1)}.");
            }

            if ((highest - lowest + 1) * 1_024 > Math.Max(1_024, Math.Min(Math.Abs(lowest), Math.Abs(highest))))
            {
                Assert.Fail($"{lowest}…{highest} is too wide.");
            }
        }
    }

    [Fact]
    public void Values_below_2048_have_buckets_of_their_own()
    {
        for (var value = -2_047L; value < 2_048; value++)
        {
            var slot = HistogramLayout.SlotOf(value);
            (HistogramLayout.LowestOf(slot), HistogramLayout.HighestOf(slot), HistogramLayout.MidpointOf(slot)).Should().Be((value, value, (double)value));
        }
    }
}
