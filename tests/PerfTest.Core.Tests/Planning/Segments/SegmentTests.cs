using FsCheck.Fluent;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Planning;

public class SegmentTests
{
    [Theory]
    [InlineData(50, 17, 17, 16)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(0, 0, 0, 0)]
    public void Thirds_of_a_whole(long whole, long first, long second, long third)
    {
        Assert.Equal([first, second, third], Enumerable.Range(0, 3).Select(index => Segment.Of(index, 3).Share(whole)));
    }

    [Fact]
    public void The_default_is_the_whole()
    {
        Assert.True(default(Segment).IsWhole);
        Assert.Equal(Segment.Whole, Segment.Of(0, 1));
        Assert.Equal(1234, Segment.Whole.Share(1234));
        Assert.Equal(1234, Segment.Whole.GlobalIndex(1234));
        Assert.Equal("0:1", Segment.Whole.ToString());
    }

    [Fact]
    public void A_segment_knows_which_of_the_whole_its_own_are()
    {
        Assert.True(Segment.TryParse("1/5:2/5", null, out var fifth, out _));
        Assert.Equal(5, fifth.GlobalIndex(1) - fifth.GlobalIndex(0));
        Assert.Equal([0, 3, 6, 9], Enumerable.Range(0, 4).Select(local => Segment.Of(0, 3).GlobalIndex(local)));
        Assert.Equal([2, 5, 8, 11], Enumerable.Range(0, 4).Select(local => Segment.Of(2, 3).GlobalIndex(local)));
    }

    [Theory]
    [InlineData("1/5:2/5", null, "1/5:2/5", 0.2)]
    [InlineData("1/5:2/5", "0,1/5,2/5,1", "1/5:2/5", 0.2)]
    [InlineData("2/6:4/6", "0,1/3,2/3,1", "1/3:2/3", 1 / 3.0)]
    [InlineData(" 0 : 1/3 ", " 0 , 1/3 , 2/3 , 1 ", "0:1/3", 1 / 3.0)]
    [InlineData("1/4", null, "0:1/4", 0.25)]
    [InlineData("0.25:75%", null, "1/4:3/4", 0.5)]
    [InlineData("12.5%:1", null, "1/8:1", 0.875)]
    [InlineData(null, null, "0:1", 1)]
    [InlineData("", "", "0:1", 1)]
    [InlineData("0:1", null, "0:1", 1)]
    public void A_written_segment(string? segment, string? sequence, string expected, double proportion)
    {
        Assert.True(Segment.TryParse(segment, sequence, out var result, out var mistake), mistake);
        Assert.Null(mistake);
        Assert.Equal(expected, result.ToString());
        Assert.Equal(proportion, result.Proportion, 15);
    }

    [Fact]
    public void The_same_segment_written_twice_is_equal()
    {
        Assert.True(Segment.TryParse("1/3:2/3", "0,1/3,2/3,1", out var one, out _));
        Assert.True(Segment.TryParse("2/6:66/99", "0,10/30,2/3,1", out var other, out _));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Segment.Of(2, 3));
    }

    [Theory]
    [InlineData("1/5-2/5", null, "The execution segment '1/5-2/5' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.")]
    [InlineData("x:1", null, "The execution segment 'x:1' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.")]
    [InlineData("1/0:1", null, "The execution segment '1/0:1' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.")]
    [InlineData(":", null, "The execution segment ':' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.")]
    [InlineData("-1:1", null, "The execution segment '-1:1' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.")]
    [InlineData("2/5:1/5", null, "The execution segment '2/5:1/5' is not a range: its first bound must be less than its second, and neither may be above 1.")]
    [InlineData("1/5:1/5", null, "The execution segment '1/5:1/5' is not a range: its first bound must be less than its second, and neither may be above 1.")]
    [InlineData("1:2", null, "The execution segment '1:2' is not a range: its first bound must be less than its second, and neither may be above 1.")]
    [InlineData("0:1/2", "0,1/3,2/3,1", "The execution segment '0:1/2' is not one of the sequence '0,1/3,2/3,1': it must run from one bound of the sequence to the next.")]
    [InlineData("0:2/3", "0,1/3,2/3,1", "The execution segment '0:2/3' is not one of the sequence '0,1/3,2/3,1': it must run from one bound of the sequence to the next.")]
    [InlineData(null, "0,1/2,1", "The execution segment '0:1' is not one of the sequence '0,1/2,1': it must run from one bound of the sequence to the next.")]
    [InlineData("0:1/2", "0,1/2", "The execution segment sequence '0,1/2' must begin with 0, end with 1 and ascend between, like '0,1/3,2/3,1'.")]
    [InlineData("0:1/2", "0,1/2,1/2,1", "The execution segment sequence '0,1/2,1/2,1' must begin with 0, end with 1 and ascend between, like '0,1/3,2/3,1'.")]
    [InlineData("0:1/2", "0,half,1", "The execution segment sequence '0,half,1' has the bound 'half'; a bound is a number from 0 to 1, like '1/3', '0.25' or '25%'.")]
    [InlineData("0:1/10007", null, "The execution segments '0:1/10007' have the common denominator 10007; at most 10000 is possible.")]
    public void A_mistake_is_a_sentence(string? segment, string? sequence, string expected)
    {
        Assert.False(Segment.TryParse(segment, sequence, out var result, out var mistake));
        Assert.Equal(expected, mistake);
        Assert.Equal(Segment.Whole, result);
    }

    [Fact]
    public void Parsing_never_throws()
    {
        var scraps = Gen.Elements("0", "1", "/", ":", ",", "%", ".", " ", "99999999999999999999", "-", "1/3", "½", "٣");
        var texts = Gen.ListOf(scraps).Select(string.Concat);
        Law(from segment in texts from sequence in texts select (segment, sequence), written =>
        {
            var parsed = Segment.TryParse(written.segment, written.sequence, out _, out var mistake);
            Assert.Equal(parsed, mistake is null);
        }, 2_000);
    }

    [Fact]
    public void Law_parts_sum_to_the_whole_and_each_is_its_exact_share_rounded()
    {
        Law(from division in RandomDivision from whole in Gen.Choose(0, 500) select (division, whole), given =>
        {
            Assert.Equal(given.whole, given.division.Sum(part => part.Share(given.whole)));
            foreach (var part in given.division)
            {
                Assert.InRange(part.Share(given.whole + 1) - part.Share(given.whole), 0, 1);
                Assert.True(Math.Abs(part.Share(given.whole) - (given.whole * part.Proportion)) < 1);
            }
        });
    }

    [Fact]
    public void Law_each_thing_is_in_exactly_one_part()
    {
        Law(RandomDivision, division =>
        {
            const int Whole = 300;
            var all = division.SelectMany(part => Enumerable.Range(0, (int)part.Share(Whole)).Select(local => part.GlobalIndex(local)));
            Assert.Equal(Enumerable.Range(0, Whole).Select(index => (long)index), all.Order());
            foreach (var part in division.Where(part => part.Proportion > 0))
            {
                Assert.Equal(7, part.Share(part.GlobalIndex(7)));
            }
        });
    }

    [Fact]
    public void Law_resegmenting_gives_each_part_what_it_has_of_the_new_whole()
    {
        Law(from division in RandomDivision from vus in Gen.Choose(1, 40) from whole in Gen.Choose(0, 20) select (division, vus, whole), given =>
        {
            var parts = given.division.Select(part => part.Resegment(given.vus)).ToArray();
            Assert.Equal(given.division.Select(part => part.Share(given.vus)), parts.Select(part => part.Share(given.vus)));
            Assert.Equal(given.division.Select(part => part.Share(given.vus) * given.whole), parts.Select(part => part.Share(given.vus * given.whole)));
        });
    }

    [Fact]
    public void A_segment_without_a_share_has_nothing()
    {
        var none = Segment.Of(2, 3).Resegment(2);
        Assert.Equal(0, none.Share(1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.GlobalIndex(0));
    }

    [Fact]
    public void Large_totals_stay_exact()
    {
        var third = Segment.Of(1, 3);
        Assert.Equal(3_074_457_345_618_258_602, third.Share(long.MaxValue));
        Assert.Equal(long.MaxValue - 3, third.GlobalIndex(third.Share(long.MaxValue) - 1));
        Assert.Throws<OverflowException>(() => third.GlobalIndex(long.MaxValue));
    }
}
