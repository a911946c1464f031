using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PerfTest.Browser.Tests;

/// <summary>A page with all that it asked for and complained of.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    internal WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
    }

    public IPage Page { get; }

    /// <summary>The addresses of everything that was asked for, the page itself first.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Errors and warnings of the console, and exceptions of scripts.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
