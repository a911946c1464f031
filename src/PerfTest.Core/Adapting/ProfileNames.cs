using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>How profiles show in the names and traits of tests.</summary>
internal static class ProfileNames
{
    /// <summary>The trait by which a profile is selected: <c>--filter Profile=smoke</c>.</summary>
    public const string Trait = "Profile";

    /// <summary><c>Shop.Find [smoke]</c>.</summary>
    public static string With(string name, string? profile) => profile is null ? name : $"{name} [{profile}]";

    /// <summary>The profiles of a method: each is a test. Null, once, where there are none. A name that is given twice is one test, which says so when it runs.</summary>
    public static IEnumerable<string?> Of(MethodInfo method) =>
        method.GetCustomAttributes<ProfileAttribute>().Select(profile => (string?)profile.Name).Distinct(StringComparer.Ordinal).DefaultIfEmpty(null);
}
