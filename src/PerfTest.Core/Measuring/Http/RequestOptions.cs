using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Reads the options of a request. <see cref="HttpRequestMessage.Options"/> makes the dictionary on first access (about 100 bytes for every request that has
/// none), so the field behind it is asked first; in a runtime without that field the property is used.
/// </summary>
internal static class RequestOptions
{
    private const string Field = "_options";

    internal static readonly bool FieldIsKnown =
        typeof(HttpRequestMessage).GetField(Field, BindingFlags.Instance | BindingFlags.NonPublic)?.FieldType == typeof(HttpRequestOptions);

    public static bool TryGet<TValue>(HttpRequestMessage request, HttpRequestOptionsKey<TValue> key, [MaybeNullWhen(false)] out TValue value)
    {
        if (FieldIsKnown && OptionsOf(request) is null)
        {
            value = default;
            return false;
        }
        return request.Options.TryGetValue(key, out value);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = Field)]
    private static extern ref HttpRequestOptions? OptionsOf(HttpRequestMessage request);
}
