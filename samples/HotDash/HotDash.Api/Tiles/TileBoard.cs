using System.Collections.Concurrent;

namespace HotDash.Api.Tiles;

/// <summary>The tiles. Each is computed from its source and good for five seconds; who asks meanwhile gets the same.</summary>
public sealed class TileBoard(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>How long a source takes to answer.</summary>
    private static readonly TimeSpan Source = TimeSpan.FromMilliseconds(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<Tile>>> _tiles = new(StringComparer.Ordinal);

    public static readonly string[] Names = ["sales", "orders", "inventory", "fulfilment", "reviews", "ads"];

    /// <returns>The tile, or null if there is none of this name.</returns>
    public async Task<Tile?> FindAsync(string name)
    {
        if (!Names.Contains(name))
            return null;

        while (true)
        {
            var computed = _tiles.GetOrAdd(name, static (name, board) => new(() => board.ComputeAsync(name)), this);
            var tile = await computed.Value;
            if (time.GetUtcNow() - tile.UpdatedAt < Lifetime)
                return tile;

            // Whoever is first takes it away; all compute the next one together.
            _tiles.TryRemove(KeyValuePair.Create(name, computed));
        }
    }

    private async Task<Tile> ComputeAsync(string name)
    {
        await Task.Delay(Source, time);
        var now = time.GetUtcNow();
        var seconds = now.ToUnixTimeSeconds();
        return new(name, 1_000 + name.Length * 137 + seconds % 500, (seconds % 41 - 20) / 100.0, now);
    }
}
