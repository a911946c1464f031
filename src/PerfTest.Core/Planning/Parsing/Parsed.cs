using System.Diagnostics.CodeAnalysis;

namespace PerfTest.Planning;

/// <summary>What a parser makes of a string: a value, or a sentence that says what was written, what is wrong with it and what is allowed.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal readonly record struct Parsed<T>
{
    private Parsed(T? value, string? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; its type's default where there is an error.</summary>
    public T? Value { get; }

    /// <summary>The sentence, starting with the quoted input; null where there is a value.</summary>
    public string? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static Parsed<T> Ok(T value) => new(value, null);

    public static Parsed<T> Wrong(string error) => new(default, error);
}
