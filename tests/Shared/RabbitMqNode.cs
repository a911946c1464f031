using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfTest.Brokers;

/// <summary>A RabbitMQ node of our own on loopback, with its own name, ports, folders and cookie, as the user who starts it. Stopped by its process id.</summary>
internal sealed class RabbitMqNode : IAsyncDisposable
{
    // An empty machine needs 5 s for it, a busy one a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _directory = Directory.CreateTempSubdirectory("perftest-rabbitmq-").FullName;
    private readonly string[] _launcher;
    private readonly int _port = FreePort();
    private readonly int _distribution = FreePort();
    private readonly int _names = FreePort();
    private Process? _nameServer;
    private Process? _broker;

    private RabbitMqNode(string[] launcher) => _launcher = launcher;

    /// <summary>Where the server is installed, as by <c>apt-get install rabbitmq-server</c>; null: it is not.</summary>
    public static string? Program { get; } = new[] { "/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server" }.FirstOrDefault(File.Exists);

    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}";

    /// <param name="settings">Further lines of <c>rabbitmq.conf</c>.</param>
    /// <param name="launcher">What starts its programs, such as <c>taskset -c 1</c>; empty: nothing does.</param>
    public static async Task<RabbitMqNode> StartAsync(string settings = "", params string[] launcher)
    {
        var node = new RabbitMqNode(launcher);
        await File.WriteAllTextAsync(Path.Combine(node._directory, "rabbitmq.conf"), $"listeners.tcp.1 = 127.0.0.1:{node._port}\nlog.console = false\nlog.file.level = warning\n{settings}");
        await File.WriteAllTextAsync(Path.Combine(node._directory, "enabled_plugins"), "[].\n");
        node._nameServer = node.Start("epmd", "-port", $"{node._names}", "-address", "127.0.0.1");
        await node.StartAsync();
        return node;
    }

    /// <summary>Starts it again, with what it had on disk.</summary>
    public async Task StartAsync()
    {
        _broker = Start(Program ?? throw new InvalidOperationException("rabbitmq-server is not installed."));
        long begun = Stopwatch.GetTimestamp();
        while (!await ListensAsync())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience || _broker.HasExited)
            {
                throw new InvalidOperationException($"rabbitmq-server does not listen on port {_port}: see {_directory}.");
            }

            await Task.Delay(200);
        }
    }

    /// <summary>Stops it as its service manager would.</summary>
    public async Task StopAsync()
    {
        if (_broker is { HasExited: false } broker)
        {
            // The shell that started it waits for the node and ends with it.
            Signals.Send(NodeId, Signals.Terminate);
            await broker.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_nameServer is { HasExited: false } names)
        {
            names.Kill();
            await names.WaitForExitAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private int NodeId => int.Parse(File.ReadAllText(Path.Combine(_directory, "pid")).Trim(), CultureInfo.InvariantCulture);

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);

            // It listens a moment before it lets anybody in: it must say something when it is greeted.
            await client.GetStream().WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray());
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            return await client.GetStream().ReadAsync(new byte[1], limit.Token) == 1;
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        string[] line = [.. _launcher, program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach ((string name, string value) in new Dictionary<string, string>
        {
            ["HOME"] = _directory,
            ["ERL_EPMD_PORT"] = $"{_names}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"perftest-{_port}@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{_distribution}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "enabled_plugins"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_PID_FILE"] = Path.Combine(_directory, "pid"),

            // It shares the cores with the load: no spinning.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none",
        })
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
