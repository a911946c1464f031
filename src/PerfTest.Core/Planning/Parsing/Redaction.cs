using System.Buffers;
using System.Text.RegularExpressions;

namespace PerfTest.Planning;

/// <summary>
/// Takes secrets out of a text before it is kept: what stands behind <c>Authorization</c>, <c>Bearer</c>, <c>Cookie</c> and the like, values of queries, users in
/// addresses, connection strings, and values of fields whose names say that they are secret. <c>***</c> stands for what was taken out.
/// </summary>
/// <remarks>It knows secrets by what surrounds them. A bare secret, such as a password alone, looks like any other word.</remarks>
internal static partial class Redaction
{
    /// <summary>What stands for a secret.</summary>
    public const string Mark = "***";

    private const string SecretField =
        @"[\w.-]*(?:password|passwd|passphrase|pwd|secret|credential|api[_\-]?key|access[_\-]?key|account[_\-]?key|private[_\-]?key|shared[_\-]?access[_\-]?\w*|token|signature|session[_\-]?id|jwt)[\w-]*";

    // Without one of these a text holds nothing that is looked for below.
    private static readonly SearchValues<string> Signs = SearchValues.Create(["=", ":", "Bearer", "Basic", "eyJ", "?"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without its secrets; the same object where there are none.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text;
        }

        text = ConnectionString().Replace(text, "(connection string)");
        text = Header().Replace(text, $"${{name}}{Mark}");
        text = Scheme().Replace(text, $"${{scheme}} {Mark}");
        text = User().Replace(text, $"${{scheme}}{Mark}@");
        text = Field().Replace(text, $"${{name}}{Mark}");
        text = Query().Replace(text, static query => QueryValue().Replace(query.Value, $"${{name}}{Mark}"));
        return WebToken().Replace(text, Mark);
    }

    /// <summary>Null for null.</summary>
    public static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>Two or more <c>key=value</c> separated by semicolons, from the first on whose key is one that connection strings have.</summary>
    [GeneratedRegex(
        @"\b(?:Server|Data Source|Host|Addr|Address|Endpoint|AccountName|DefaultEndpointsProtocol|Initial Catalog|Database|User ?Id|Uid|Username|Password|Pwd|AccountKey|SharedAccessKey\w*)\s*=\s*[^;\r\n""']*(?:;\s*[A-Za-z][A-Za-z0-9 _]{0,40}=[^;\r\n""']*)+;?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConnectionString();

    /// <summary>A header with a secret, to the end of its line or of its quotation.</summary>
    [GeneratedRegex(
        @"(?<name>\b(?:Proxy-)?Authorization\b[""']?\s*[:=]\s*|\b(?:Set-)?Cookie\b[""']?\s*[:=]\s*|\bX-(?:Api|Auth|Access|Functions|Csrf|Xsrf)[\w-]*[""']?\s*[:=]\s*)[^\r\n]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    /// <summary>Behind words that are also English, a word in lower case is one, too: "Basic tests".</summary>
    [GeneratedRegex(
        @"\b(?:(?<scheme>Bearer)[ \t]+|(?<scheme>Basic|Digest|Negotiate|ApiKey)[ \t]+(?!(?-i:[a-z]+)(?![\w.\-~+/=])))[\w.\-~+/=]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    /// <summary>The user and password in an address of any scheme.</summary>
    [GeneratedRegex(@"(?<scheme>\b[a-z][a-z0-9+.-]*://)[^\s/?#@""'<>]*(?:@[^\s/?#@""'<>]*)*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex User();

    /// <summary><c>password=x</c>, <c>"clientSecret": "x"</c>, <c>api_key: x</c></summary>
    [GeneratedRegex(@"(?<name>\b" + SecretField + @"[""']?\s*[:=]\s*)(?:""[^""\r\n]*""?|'[^'\r\n]*'?|[^\s,;&""'}\])]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    /// <summary>From the question mark behind a path or a host to the address's end.</summary>
    [GeneratedRegex(@"(?<=[^\s?])\?(?=[\w%&])[^\s""'<>?]*[^\s""'<>?)\].,;!:]", RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"(?<name>[?&#][^=&#]*=)[^&#]*|(?<name>\?)[^=&#]+(?=$|#)", RegexOptions.CultureInvariant)]
    private static partial Regex QueryValue();

    /// <summary>A JSON web token, wherever it stands.</summary>
    [GeneratedRegex(@"\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();
}
