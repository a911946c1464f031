using System.Text;
using FluentAssertions;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Wire;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Wire;

public sealed class WireFormatTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Count)];

    private static IReadOnlyList<Message> Examples =>
    [
        new AgentReport
        {
            From = "a", Seq = 3, Incarnation = 2, Name = "node-1", Test = "checkout", Stage = AgentStage.Armed, Attempt = 4, ClockSkew = -5, ClockError = 6, Cause = StopCause.Aborted, Reason = "why",
            Fingerprint = new Fingerprint(["one", "two"], ["m"]),
        },
        new AgentMetrics { From = "a", Test = "checkout", Incarnation = 1, Seq = 9, PlanNow = 1_000_000_007, IsFinal = true, Payload = [1, 2, 255] },
        new AgentPing { From = "a", Number = 20 },
        new OnceRequest { From = "a", Name = "token" },
        new ControllerBeat { From = "c", Seq = 1, Test = "checkout", Phase = TestPhase.Arming, Attempt = 2, StartAt = 1_700_000_000_000_000_001, Go = true, Stop = "s", StopCause = StopCause.Cancelled, Verdict = "v", IsClosing = true },
        new AgentOrder { From = "c", Seq = 1, Test = "checkout", Incarnation = 1, Kind = OrderKind.TooLate, Index = 2, Count = 3, HasTotals = true, Verdict = "v", Reason = "r" },
        new ControllerPong { From = "c", Number = 20, At = long.MaxValue },
        new OnceAnswer { From = "c", Name = "token", Value = [9], Failure = "f" },

        // Nothing but what must be there, and that at its smallest.
        new AgentReport { From = "a", Seq = 0, Incarnation = 0, Name = "" },
        new AgentMetrics { From = "a", Test = "", Incarnation = 0, Seq = 0, PlanNow = 0, Payload = [] },
        new AgentPing { From = "a", Number = 0 },
        new ControllerBeat { From = "c", Seq = 0 },
        new AgentOrder { From = "c", Seq = 0, Test = "", Incarnation = 0, Kind = OrderKind.Member },
        new ControllerPong { From = "c", Number = 0, At = 0 },
        new OnceAnswer { From = "c", Name = "" },
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_written_is_read(int number)
    {
        Message message = Examples[number];

        Received received = WireFormat.Read(WireFormat.Write(message));

        received.Mistake.Should().BeNull();
        received.Message.Should().BeOfType(message.GetType());
        received.Message.Should().BeEquivalentTo(message, options => options.RespectingRuntimeTypes());
    }

    [Fact]
    public void Another_version_is_named_with_who_speaks_it() =>
        WireFormat.Read("""{"v":2,"from":"node-9","message":{"type":"dance"}}"""u8)
            .Should().Be(new Received(null, "node-9", "it speaks version 2 of the wire format, and this process speaks 1: use the same version of PerfTest on all machines"));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"v":1,"from":"x","message":{"type":"nothing"}}""")]
    [InlineData("""{"v":1,"from":"x","message":{}}""")]
    [InlineData("""{"v":1,"from":"x","message":null}""")]
    [InlineData("""{"v":1,"from":"x","message":{"type":"ping","from":"x"}}""")]
    public void What_is_no_message_is_a_sentence(string text)
    {
        Received received = WireFormat.Read(Encoding.UTF8.GetBytes(text));

        received.Message.Should().BeNull();
        received.Mistake.Should().StartWith("it is no message of PerfTest");
    }
}
