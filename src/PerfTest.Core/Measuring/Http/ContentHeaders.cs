using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Gives the headers of a content to the content that takes its place. Copying them would be the largest cost of measuring (200 bytes for every response), so
/// they are moved, by two fields behind the properties; in a runtime without these fields they are copied.
/// </summary>
internal static class ContentHeaders
{
    private const string HeadersField = "_headers";
    private const string ParentField = "_parent";

    internal static readonly bool FieldsAreKnown =
        FieldType(typeof(HttpContent), HeadersField) == typeof(HttpContentHeaders) && FieldType(typeof(HttpContentHeaders), ParentField) == typeof(HttpContent);

    /// <param name="from">Not to be used by anybody else any more.</param>
    /// <param name="to">Has no headers of its own yet.</param>
    public static void Move(HttpContent from, HttpContent to)
    {
        if (!FieldsAreKnown)
        {
            Copy(from, to);
            return;
        }
        var headers = from.Headers;
        ParentOf(headers) = to;
        HeadersOf(to) = headers;
    }

    internal static void Copy(HttpContent from, HttpContent to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
            to.Headers.TryAddWithoutValidation(name, values);
    }

    private static Type? FieldType(Type type, string field) => type.GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)?.FieldType;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = HeadersField)]
    private static extern ref HttpContentHeaders? HeadersOf(HttpContent content);

    /// <summary>The content that is asked for its length where no header gives it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = ParentField)]
    private static extern ref HttpContent ParentOf(HttpContentHeaders headers);
}
