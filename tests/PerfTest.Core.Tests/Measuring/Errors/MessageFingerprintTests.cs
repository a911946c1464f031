using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class MessageFingerprintTests
{
    [Theory]
    [InlineData("order 17 not found", "order 18 not found")]
    [InlineData("order 7 not found", "order 1234567 not found")]
    [InlineData("took 1.5 s", "took 12.25 s")]
    [InlineData("id 0f8fad5b-d9cb-469f-a165-70867728950e", "id 7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    [InlineData("id aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee is unknown", "id 7c9e6679-7425-40de-944b-e07fc1f90ae7 is unknown")]
    [InlineData("trace 4bf92f3577b34da6a3ce929d0e0e4736", "trace 00f067aa0ba902b7")]
    [InlineData("17", "18")]
    [InlineData("item7b", "item8b")]
    public void Numbers_and_ids_do_not_count(string left, string right) =>
        MessageFingerprint.Of(left).Should().Be(MessageFingerprint.Of(right));

    [Theory]
    [InlineData("order 17 not found", "order 17 not fount")]
    [InlineData("order 17", "order x")]
    [InlineData("order", "order 17")]
    [InlineData("facade", "decade")]
    [InlineData("17 of 18", "17 18")]
    [InlineData("deadbeefs 1", "cafebabes 1")]
    [InlineData("", " ")]
    public void Words_do(string left, string right) =>
        MessageFingerprint.Of(left).Should().NotBe(MessageFingerprint.Of(right));

    [Fact]
    public void It_allocates_nothing()
    {
        var message = "order 17 of 0f8fad5b-d9cb-469f-a165-70867728950e not found";
        MessageFingerprint.Of(message);

        var before = GC.GetAllocatedBytesForCurrentThread();
        MessageFingerprint.Of(message);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
