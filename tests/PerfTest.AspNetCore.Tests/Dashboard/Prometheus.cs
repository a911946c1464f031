using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>A Prometheus of our own on loopback, in a directory of its own, that scrapes one dashboard each second.</summary>
internal sealed class Prometheus : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Process _process;
    private readonly DirectoryInfo _directory;
    private readonly Uri _address;

    private Prometheus(Process process, DirectoryInfo directory, Uri address) => (_process, _directory, _address) = (process, directory, address);

    public static async Task<Prometheus> StartAsync(Uri dashboard)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("perftest-prometheus-");
        string config = Path.Combine(directory.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(
            config,
            $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: perftest
                static_configs:
                  - targets: ['127.0.0.1:{dashboard.Port}']
            """);
        int port = FreePort();
        var start = new ProcessStartInfo(
            PrometheusFactAttribute.Program,
            [$"--config.file={config}", $"--storage.tsdb.path={Path.Combine(directory.FullName, "data")}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
        {
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var prometheus = new Prometheus(process, directory, new Uri($"http://127.0.0.1:{port}/"));
        await prometheus.UntilReadyAsync();
        return prometheus;
    }

    /// <summary>Asks until there is an answer that fits, for at most a minute.</summary>
    /// <param name="query">PromQL that gives one number.</param>
    /// <param name="fits">What is waited for.</param>
    /// <returns>The last answer.</returns>
    public async Task<double?> QueryAsync(string query, Func<double, bool> fits)
    {
        double? answer = null;
        for (long patience = Environment.TickCount64 + 60_000; Environment.TickCount64 < patience; await Task.Delay(200))
        {
            string json = await Http.GetStringAsync(new Uri(_address, $"api/v1/query?query={Uri.EscapeDataString(query)}"));
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement found = document.RootElement.GetProperty("data").GetProperty("result");
            if (found.GetArrayLength() == 1)
            {
                answer = double.Parse(found[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
                if (fits(answer.Value))
                {
                    return answer;
                }
            }
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task UntilReadyAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                using HttpResponseMessage ready = await Http.GetAsync(new Uri(_address, "-/ready"));
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"Prometheus ended with {_process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
