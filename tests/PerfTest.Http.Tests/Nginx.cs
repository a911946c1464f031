using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PerfTest.Http.Tests;

/// <summary>An nginx of our own on loopback, in a directory of its own, as the user who runs the tests.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private Nginx(Process process, DirectoryInfo directory, Uri address) => (_process, _directory, Address) = (process, directory, address);

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("perftest-nginx-");
        int port = FreePort();
        string path = directory.FullName;
        await File.WriteAllTextAsync(Path.Combine(path, "small.txt"), new string('x', 1_000));
        await File.WriteAllTextAsync(
            Path.Combine(path, "nginx.conf"),
            $$"""
            # Ignored, with a warning, unless we are root, whose directory it must be able to read.
            user root;
            daemon off;
            worker_processes 1;
            pid {{path}}/nginx.pid;
            error_log {{path}}/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{path}}/body;
                proxy_temp_path {{path}}/proxy;
                fastcgi_temp_path {{path}}/fastcgi;
                uwsgi_temp_path {{path}}/uwsgi;
                scgi_temp_path {{path}}/scgi;
                server {
                    listen 127.0.0.1:{{port}};
                    root {{path}};
                    keepalive_requests 100000;
                    location = /moved { return 302 /small.txt; }
                    location = /busy { return 503; }
                    location = /gone { return 444; }
                }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(NginxFactAttribute.Program, ["-p", path, "-c", Path.Combine(path, "nginx.conf"), "-e", Path.Combine(path, "error.log")]))!;
        var nginx = new Nginx(process, directory, new Uri($"http://127.0.0.1:{port}"));
        await nginx.UntilItListensAsync(port);
        return nginx;
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

    private async Task UntilItListensAsync(int port)
    {
        while (!_process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }

        throw new InvalidOperationException($"nginx ended with {_process.ExitCode}: see {_directory.FullName}/error.log.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
