using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// What went wrong, grouped by scenario, type and message (numbers and ids apart), at most 100 groups and one for the rest. Any thread may write; the stack is
/// looked at only for the first error of a group, and no lock is taken once the group exists. Secrets in messages and stacks are not kept: see
/// <see cref="Redaction"/>.
/// </summary>
internal sealed class ErrorLog
{
    /// <summary>The most groups; what is beyond goes to <see cref="TagNames.Other"/>.</summary>
    public const int MaxGroups = 100;

    public const int MaxMessage = 1_000;
    public const int MaxStack = 4_096;

    private readonly ConcurrentDictionary<ErrorKey, Group> _groups = new();
    private readonly ConcurrentDictionary<ErrorKey, string> _bodies = new();
    private readonly Lock _gate = new();
    private volatile bool _isFull;
    private Group? _other;
    private long _now;

    /// <summary>The groups, most frequent first, of equally frequent ones the earlier first. What did not fit has scenario, type and message "(other)" and comes last.</summary>
    public ImmutableArray<ErrorGroup> Groups
    {
        get
        {
            var groups = _groups.Select(group => group.Value.ToErrorGroup() with { Body = _bodies.GetValueOrDefault(group.Key) }).OrderByDescending(group => group.Count).ThenBy(group => group.First);
            return Volatile.Read(ref _other) is { } other ? [.. groups, other.ToErrorGroup()] : [.. groups];
        }
    }

    /// <summary>Says what time it is, for errors that do not know.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    public void Tick(long now) => Interlocked.Exchange(ref _now, now);

    /// <param name="scenario">The scenario's name.</param>
    /// <param name="error">What was thrown. Wrappers that say nothing (of reflection, of one task) are taken off.</param>
    /// <param name="at">When, in nanoseconds from t=0.</param>
    public void Record(string scenario, Exception error, long at)
    {
        error = Unwrap(error);
        var message = Redaction.Clean(Cut(MessageOf(error)));
        var key = new ErrorKey(scenario, error.GetType(), MessageFingerprint.Of(message));
        Find(key, static error => (TypeName(error), StackOf(error)), error, message, at).Count(at);
    }

    /// <summary>An error that is no exception: an unexpected response.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="type">What kind of error: <c>http 5xx</c>. One of a few.</param>
    /// <param name="message">What happened, with its numbers: they do not count for the grouping.</param>
    /// <param name="at">When, in nanoseconds from t=0. Default: the last tick, up to a second ago.</param>
    public void Record(string scenario, string type, string message, long? at = null)
    {
        var time = at ?? Interlocked.Read(ref _now);
        var key = KeyOf(scenario, type, ref message);
        Find(key, static type => (type, null), type, message, time).Count(time);
    }

    /// <summary>The first body of a group stays.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="type">As it is recorded.</param>
    /// <param name="message">As it is recorded.</param>
    /// <param name="body">The beginning of a response's body, without secrets.</param>
    public void KeepBody(string scenario, string type, string message, string body)
    {
        if (_bodies.Count < MaxGroups)
        {
            _bodies.TryAdd(KeyOf(scenario, type, ref message), body);
        }
    }

    private static ErrorKey KeyOf(string scenario, string type, ref string message)
    {
        message = Redaction.Clean(Cut(message));
        return new(scenario, type, MessageFingerprint.Of(message));
    }

    private Group Find<TError>(ErrorKey key, Func<TError, (string Type, string? Stack)> describe, TError error, string message, long at)
    {
        if (_groups.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_isFull)
        {
            return Volatile.Read(ref _other) ?? CreateOther(at);
        }

        lock (_gate)
        {
            if (_groups.TryGetValue(key, out known))
            {
                return known;
            }

            if (_isFull)
            {
                return _other ?? CreateOther(at);
            }

            var (type, stack) = describe(error);
            known = new(key.Scenario, type, message, stack, at);
            _groups[key] = known;
            _isFull = _groups.Count >= MaxGroups;
            return known;
        }
    }

    private Group CreateOther(long at)
    {
        var created = new Group(TagNames.Other, TagNames.Other, $"More than {MaxGroups} different errors: the rest is counted here.", null, at);
        return Interlocked.CompareExchange(ref _other, created, null) ?? created;
    }

    private static Exception Unwrap(Exception error)
    {
        while (true)
        {
            var inner = error switch
            {
                TargetInvocationException { InnerException: { } thrown } => thrown,
                AggregateException { InnerExceptions.Count: 1 } single => single.InnerExceptions[0],
                _ => null,
            };
            if (inner is null)
            {
                return error;
            }

            error = inner;
        }
    }

    /// <summary>The text is the user's code: what it throws must not end the virtual user.</summary>
    private static string MessageOf(Exception error)
    {
        try
        {
            return error.Message ?? "";
        }
        catch (Exception broken)
        {
            return $"(no message: the Message of {TypeName(error)} threw {TypeName(broken)})";
        }
    }

    private static string TypeName(Exception error) => error.GetType().FullName ?? error.GetType().Name;

    private static string? StackOf(Exception error)
    {
        var text = new StringBuilder(error.StackTrace);
        for (var inner = error.InnerException; inner is not null && text.Length < MaxStack; inner = inner.InnerException)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(" ---> ").Append(TypeName(inner)).Append(": ").Append(MessageOf(inner));
            if (inner.StackTrace is { } stack)
            {
                text.Append('\n').Append(stack);
            }
        }

        return text.Length == 0 ? null : Redaction.Clean(text.ToString(0, Math.Min(text.Length, MaxStack)));
    }

    private static string Cut(string message) => message.Length <= MaxMessage ? message : message[..MaxMessage];

    private sealed class Group(string scenario, string type, string message, string? stack, long first)
    {
        private long _count;
        private long _first = first;
        private long _last = first;

        public void Count(long at)
        {
            Interlocked.Increment(ref _count);
            for (var seen = Volatile.Read(ref _last); at > seen; seen = Volatile.Read(ref _last))
            {
                Interlocked.CompareExchange(ref _last, at, seen);
            }

            for (var seen = Volatile.Read(ref _first); at < seen; seen = Volatile.Read(ref _first))
            {
                Interlocked.CompareExchange(ref _first, at, seen);
            }
        }

        public ErrorGroup ToErrorGroup() =>
            new(scenario, type, message, stack, Interlocked.Read(ref _count), Volatile.Read(ref _first), Volatile.Read(ref _last));
    }
}
