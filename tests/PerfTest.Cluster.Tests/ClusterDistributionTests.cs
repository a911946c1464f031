using System.Text;
using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Tests.Memory;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests;

public sealed class ClusterDistributionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MemoryExchange _exchange = new();

    [Fact]
    public void The_package_is_found_by_its_name()
    {
        // One that is not right, so that nothing of it stays open.
        var environment = PerfTestEnvironment.Read(new Dictionary<string, string?> { ["PERFTEST_CLUSTER"] = "amqp://load:hunter2@broker" });

        Distribution.Of(environment, out IReadOnlyList<string> mistakes).Should().BeNull();

        mistakes.Should().Equal("PERFTEST_CLUSTER is set, and PERFTEST_AGENTS does not say how many agents send the load: write a number, such as 5.");
    }

    [Fact]
    public async Task Each_agent_needs_a_virtual_user()
    {
        ClusterDistribution controller = Controller(agents: 5);

        Func<Task> enter = () => controller.EnterAsync(Test(vus: 4));

        (await enter.Should().ThrowAsync<DistributionException>()).Which.Message.Should().Be(
            "PERFTEST_AGENTS = 5, and the plan has 4 virtual users at most: each agent needs one. Take fewer agents, or give the plan more virtual users (MaxVus of an arrival rate).");
    }

    [Fact]
    public async Task What_the_controller_has_made_all_agents_get_whoever_asks_first()
    {
        ClusterDistribution[] agents = [Agent(), Agent()];
        Task<byte[]> early = agents[0].GetOnceAsync("token", NotHere, CancellationToken.None);
        ClusterDistribution controller = Controller(agents: 2);

        byte[] made = await controller.GetOnceAsync("token", _ => Task.FromResult("\"one\""u8.ToArray()), CancellationToken.None);
        byte[] late = await agents[1].GetOnceAsync("token", NotHere, CancellationToken.None).WaitAsync(Patience);

        new[] { made, await early.WaitAsync(Patience), late }.Select(Encoding.UTF8.GetString).Should().OnlyContain(text => text == "\"one\"");
    }

    [Fact]
    public async Task What_the_controller_could_not_make_is_a_sentence_without_secrets_everywhere()
    {
        ClusterDistribution controller = Controller(agents: 1);
        ClusterDistribution agent = Agent();

        Func<Task> make = () => controller.GetOnceAsync("token", _ => throw new InvalidOperationException("Authorization: Bearer abcdef0123456789"), CancellationToken.None);
        await make.Should().ThrowAsync<InvalidOperationException>();
        Func<Task> ask = () => agent.GetOnceAsync("token", NotHere, CancellationToken.None).WaitAsync(Patience);

        (await ask.Should().ThrowAsync<DistributionException>()).Which.Message
            .Should().StartWith("RunOnce: the controller could not make \"token\": InvalidOperationException: ").And.NotContain("abcdef0123456789");
    }

    [Fact]
    public async Task What_nobody_makes_is_not_waited_for_for_ever()
    {
        Func<Task> ask = () => Agent().GetOnceAsync("token", NotHere, CancellationToken.None);

        (await ask.Should().ThrowAsync<DistributionException>()).Which.Message
            .Should().Be("RunOnce: the controller did not make \"token\" within 1s. Start the same tests on all machines.");
    }

    [Fact]
    public async Task An_agent_gets_its_segment_and_leaves_judging_to_the_controller()
    {
        Task<DistributedPart> whole = Controller(agents: 2, wait: "2m").EnterAsync(Test(vus: 4));
        Task<DistributedPart>[] entering = [Agent("2m").EnterAsync(Test(vus: 4)), Agent("2m").EnterAsync(Test(vus: 4))];
        AgentPart[] agents = [.. (await Task.WhenAll(entering).WaitAsync(Patience)).Cast<AgentPart>()];

        agents.Select(agent => $"{agent.Plan.Segment}").Should().BeEquivalentTo("0:1/2", "1/2:1");
        agents.SelectMany(agent => agent.Plan.Thresholds).Should().HaveCount(2).And.OnlyContain(threshold => !threshold.AbortOnFail);
        agents.SelectMany(agent => agent.Plan.Origins).Select(origin => origin.Origin).Should().Contain("the controller");
        whole.IsCompleted.Should().BeFalse("nobody is ready yet");

        foreach (AgentPart agent in agents)
        {
            var recorder = new RunRecorder(agent.Plan);
            _ = agent.Observe(recorder, recorder);
        }

        var engines = new Engine[] { new(), new() };
        long[] starts = await Task.WhenAll(agents.Select((agent, i) => agent.ReadyAsync(engines[i], CancellationToken.None))).WaitAsync(Patience);
        var controller = (ControllerPart)await whole.WaitAsync(Patience);
        controller.Plan.Segment.Should().Be(Segment.Whole);
        starts.Should().OnlyContain(start => Math.Abs(start - starts[0]) < Nanoseconds.PerSecond, "one process's clock is its own");

        controller.Stop(StopCause.Aborted, "a limit is broken");
        (await Task.WhenAll(engines.Select(engine => engine.Stopped)).WaitAsync(Patience)).Should().OnlyContain(stop => stop == new Stop(StopCause.Aborted, "a limit is broken"));
        foreach (AgentPart agent in agents)
        {
            await agent.DisposeAsync();
        }

        await controller.DisposeAsync();
    }

    [Fact]
    public async Task An_agent_whose_plan_differs_is_refused_by_name()
    {
        Task<DistributedPart> whole = Controller(agents: 1, wait: "2m").EnterAsync(Test(vus: 4));
        Func<Task> enter = () => Agent("2m").EnterAsync(Test(vus: 5));

        (await enter.Should().ThrowAsync<DistributionException>()).Which.Message.Should().StartWith("The controller refused this agent: ").And.Match("*has another plan: *5* where the controller has *4*");
        Func<Task> conduct = () => whole.WaitAsync(Patience);
        (await conduct.Should().ThrowAsync<DistributionException>()).Which.Message.Should().StartWith("No load was sent: of 1 agents none came. Refused: ");
    }

    private ClusterDistribution Controller(int agents, string wait = "1s") => New(("PERFTEST_AGENTS", $"{agents}"), ("PERFTEST_AGENT_WAIT", wait));

    private ClusterDistribution Agent(string wait = "1s") => New(("PERFTEST_ROLE", "agent"), ("PERFTEST_AGENT_WAIT", wait));

    private ClusterDistribution New(params (string Name, string Value)[] variables)
    {
        Dictionary<string, string?> all = variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value);
        all["PERFTEST_CLUSTER"] = "amqp://memory";
        ClusterSettings settings = ClusterSettings.Read(PerfTestEnvironment.Read(all));
        settings.Mistakes.Should().BeEmpty();
        return new ClusterDistribution(settings, (_, agent) => _exchange.Connect(agent));
    }

    private static DistributedTest Test(int vus) => new()
    {
        Plan = new LoadPlan
        {
            Name = "checkout",
            Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(vus, TimeSpan.FromSeconds(30)), Bodies = [new ScenarioBody("checkout")] }],
            Thresholds = [new Threshold { Expression = ThresholdParser.Parse("p95<500ms").Expression!, AbortOnFail = true }],
        },
        Tell = static _ => { },
    };

    private static Task<byte[]> NotHere(CancellationToken cancellationToken) => throw new InvalidOperationException("An agent makes nothing.");

    private sealed record Stop(StopCause Cause, string Reason);

    private sealed class Engine : IRunControl
    {
        private readonly TaskCompletionSource<Stop> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Stop> Stopped => _stopped.Task;

        void IRunControl.Stop(StopCause cause, string reason) => _stopped.TrySetResult(new Stop(cause, reason));

        public void Fault(Exception exception) => _stopped.TrySetException(exception);
    }
}
