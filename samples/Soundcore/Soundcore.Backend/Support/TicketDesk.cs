using System.Collections.Concurrent;

namespace Soundcore.Backend.Support;

/// <summary>The latest tickets; older ones are closed and gone.</summary>
public sealed class TicketDesk
{
    private const int MostOpen = 10_000;
    private const int MostShown = 20;

    private readonly ConcurrentDictionary<int, Ticket> _open = [];
    private int _lastId;

    public TicketDesk()
    {
        for (int ticket = 1; ticket <= MostShown; ticket++)
        {
            Open(new($"Sample ticket {ticket}"));
        }
    }

    public IReadOnlyList<Ticket> Latest()
    {
        int last = Volatile.Read(ref _lastId);
        return [.. Enumerable.Range(0, MostShown).Select(back => _open.GetValueOrDefault(last - back)).OfType<Ticket>()];
    }

    public Ticket Open(TicketDraft draft)
    {
        int id = Interlocked.Increment(ref _lastId);
        var ticket = new Ticket(id, draft.Subject, "open");
        _open[id] = ticket;
        _open.TryRemove(id - MostOpen, out _);
        return ticket;
    }
}
