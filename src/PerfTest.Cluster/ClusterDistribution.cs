using System.Collections.Concurrent;
using System.Globalization;
using PerfTest.Adapting;
using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Runs;
using PerfTest.Cluster.Transport;
using PerfTest.Planning;

namespace PerfTest.Cluster;

/// <summary>The package's door: what PerfTest finds when <c>PERFTEST_CLUSTER</c> is set. One for the process.</summary>
internal sealed class ClusterDistribution : IDistribution
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly ClusterSettings _settings;
    private readonly AgentNode? _agent;
    private readonly ControllerNode? _controller;

    public ClusterDistribution(PerfTestEnvironment environment)
        : this(ClusterSettings.Read(environment), static (settings, agent) => new RabbitMqTransport(settings.Broker!, settings.Run, agent, settings.Wait))
    {
    }

    /// <param name="settings">Where they have mistakes, nothing is connected.</param>
    /// <param name="connect">The way to the others, for an agent's id, or null for the controller.</param>
    internal ClusterDistribution(ClusterSettings settings, Func<ClusterSettings, string?, IClusterTransport> connect)
    {
        _settings = settings;
        if (_settings is not { Mistakes.Count: 0, Broker: not null })
        {
            return;
        }

        // A process that is started again is another one, whatever its machine calls it.
        string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Random.Shared.Next(0x10000):x4}");
        long wait = Nanoseconds.From(_settings.Wait);
        if (_settings.IsAgent)
        {
            string id = $"{name}-{Guid.NewGuid():N}";
            _agent = new AgentNode(connect(_settings, id), new AgentSettings { Id = id, Name = name, Wait = wait });
        }
        else
        {
            _controller = new ControllerNode(
                connect(_settings, null),
                new ControllerSettings { Id = $"{name}-{Guid.NewGuid():N}", Agents = _settings.Agents, Wait = wait, OnAgentLoss = _settings.OnAgentLoss });
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => TakeLeave();
    }

    public IReadOnlyList<string> Mistakes => _settings.Mistakes;

    public async Task<DistributedPart> EnterAsync(DistributedTest test)
    {
        CheckShares(test.Plan);
        string key = KeyOf(test.Plan.Name);
        if (_agent is not null)
        {
            await _agent.OpenAsync(test.Tell, test.CancellationToken);
            return await ClusterAgentPart.EnterAsync(_agent, key, test);
        }

        await _controller!.OpenAsync(test.Tell, test.CancellationToken);
        return await ClusterControllerPart.EnterAsync(_controller, key, test);
    }

    public async Task<byte[]> GetOnceAsync(string name, Func<CancellationToken, Task<byte[]>> make, CancellationToken cancellationToken)
    {
        if (_agent is not null)
        {
            await _agent.OpenAsync(static _ => { }, cancellationToken);
            try
            {
                OnceAnswer answer = await _agent.AskAsync(name).WaitAsync(_settings.Wait, cancellationToken);
                return answer.Value ?? throw new DistributionException($"RunOnce: the controller could not make {Written.Quote(name)}: {answer.Failure}");
            }
            catch (TimeoutException)
            {
                throw new DistributionException($"RunOnce: the controller did not make {Written.Quote(name)} within {DurationText.Print(_settings.Wait)}. Start the same tests on all machines.");
            }
        }

        await _controller!.OpenAsync(static _ => { }, cancellationToken);
        try
        {
            byte[] value = await make(cancellationToken);
            _controller.Keep(new OnceAnswer { From = _controller.State.Settings.Id, Name = name, Value = value });
            return value;
        }
        catch (Exception exception)
        {
            _controller.Keep(new OnceAnswer { From = _controller.State.Settings.Id, Name = name, Failure = Redaction.Clean($"{exception.GetType().Name}: {exception.Message}") });
            throw;
        }
    }

    /// <summary>The same on all machines that run the same tests: the name, and how often it has come.</summary>
    private string KeyOf(string name)
    {
        int times = _times.AddOrUpdate(name, 1, static (_, before) => before + 1);
        return times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({times})");
    }

    private void CheckShares(LoadPlan plan)
    {
        if (_controller is not null && plan.Scenarios.Sum(scenario => (long)scenario.Workload.PeakVus) is var vus && vus < _settings.Agents)
        {
            throw new DistributionException($"{VariableNames.Agents} = {_settings.Agents}, and the plan has {Written.Number(vus)} virtual users at most: each agent needs one. Take fewer agents, or give the plan more virtual users (MaxVus of an arrival rate).");
        }
    }

    /// <summary>Nobody has to wait for a process that ends.</summary>
    private void TakeLeave()
    {
        _controller?.Close();
        _agent?.Leave("its process ended");

        // The node's thread takes its turn first.
        var said = new ManualResetEventSlim();
        ClusterNode node = (ClusterNode?)_controller ?? _agent!;
        node.Post(said.Set);
        said.Wait(Farewell);
        node.FlushAsync(Farewell).Wait(Farewell);
    }
}
