using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class ThresholdListSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" ; ;", new string[0])]
    [InlineData("p95<5; p99<9 ;", new[] { "p95<5", "p99<9" })]
    [InlineData("x{a:1;2}: p95<5;p99<9", new[] { "x{a:1;2}: p95<5", "p99<9" })]
    [InlineData("x{a:\"};\"}: p95<5;p99<9", new[] { "x{a:\"};\"}: p95<5", "p99<9" })]
    [InlineData("x{a:it's;b}: p95<5;p99<9", new[] { "x{a:it's;b}: p95<5", "p99<9" })]
    [InlineData("x{a:\"1}: p95<5", new[] { "x{a:\"1}: p95<5" })]
    [InlineData("p95<5};p99<9", new[] { "p95<5}", "p99<9" })]
    public void Pieces(string text, string[] pieces) => ThresholdListSplitter.Split(text).Should().Equal(pieces);

    [Fact]
    public void Any_string_can_be_split() => Law.Holds(Law.Strings("a;{}:\"'\\ ,"), text => ThresholdListSplitter.Split(text).All(piece => piece.Length > 0));
}
