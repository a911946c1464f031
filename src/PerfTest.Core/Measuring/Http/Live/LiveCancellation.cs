using System.Diagnostics.CodeAnalysis;

namespace PerfTest.Measuring;

/// <summary>
/// What ends a request over a socket: the token that it was given, or its virtual user's being cut off. Used again for the user's next request, because making one
/// costs more than all the rest of measuring.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer and a wait handle holds nothing; whoever still has its token may ask it.")]
internal sealed class LiveCancellation
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationToken _user;
    private readonly CancellationTokenRegistration _cutOff;
    private CancellationTokenRegistration _given;
    private bool _isGiven;
    private LiveCall? _call;

    private LiveCancellation(CancellationToken user)
    {
        _user = user;
        _cutOff = user.UnsafeRegister(static cancellation => ((LiveCancellation)cancellation!).OnCutOff(), this);
    }

    public CancellationToken Token => _source.Token;

    public static LiveCancellation Take(LiveCall call, CancellationToken given)
    {
        CancellationToken user = call.User.CancellationToken;
        var taken = (LiveCancellation?)Interlocked.Exchange(ref call.User.Spare, null);
        if (taken is null || taken._user != user || taken._source.IsCancellationRequested)
        {
            taken?.Drop();
            taken = new(user);
        }

        taken.Begin(call, given);
        return taken;
    }

    public void Cancel() => _source.Cancel();

    /// <summary>The request has ended, in whichever way. To be called once, by whoever took it.</summary>
    public void Return()
    {
        VirtualUser vu = _call!.User;
        Volatile.Write(ref _call, null);

        // Where the token has fired, or is just firing, it may still reach this object.
        bool isFree = (!_isGiven || _given.Unregister()) && !_source.IsCancellationRequested && _source.TryReset();
        if (!isFree || Interlocked.CompareExchange(ref vu.Spare, this, null) is not null)
        {
            Drop();
        }
    }

    private void Begin(LiveCall call, CancellationToken given)
    {
        Volatile.Write(ref _call, call);
        _isGiven = given.CanBeCanceled;
        _given = given.UnsafeRegister(static cancellation => ((LiveCancellation)cancellation!).Cancel(), this);
        if (_user.IsCancellationRequested)
        {
            Cancel();
        }
    }

    private void OnCutOff()
    {
        if (Volatile.Read(ref _call) is { } call)
        {
            call.OnCutOff();
        }
        else
        {
            Cancel();
        }
    }

    /// <summary>Not waited for: it may be this very callback that ends the request.</summary>
    private void Drop() => _cutOff.Unregister();
}
