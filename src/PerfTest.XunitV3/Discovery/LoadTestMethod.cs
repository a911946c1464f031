using System.Reflection;
using PerfTest.Adapting;
using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>
/// A method under <c>[LoadTest]</c> in one of its profiles. Test cases take their names, ids and traits from it: <c>Shop.Find(word: "chair") [smoke]</c>.
/// </summary>
internal sealed class LoadTestMethod : XunitTestMethod, IXunitTestMethod, IXunitSerializable
{
    [Obsolete("Called by the de-serializer.")]
    public LoadTestMethod()
    {
    }

    public LoadTestMethod(IXunitTestClass testClass, MethodInfo method, string? profile)
        : base(testClass, method, [], ProfileNames.With(UniqueIDGenerator.ForTestMethod(testClass.UniqueID, method.Name), profile)) => Profile = profile;

    /// <summary>The profile of this test, or null.</summary>
    public string? Profile { get; private set; }

    IReadOnlyDictionary<string, IReadOnlyCollection<string>> ITestMethodMetadata.Traits
    {
        get
        {
            if (Profile is null)
            {
                return Traits;
            }

            var traits = new Dictionary<string, IReadOnlyCollection<string>>(Traits, StringComparer.OrdinalIgnoreCase);
            traits[ProfileNames.Trait] = [.. traits.GetValueOrDefault(ProfileNames.Trait, []), Profile];
            return traits;
        }
    }

    /// <summary>Without the parameters that PerfTest fills: their values say nothing.</summary>
    string IXunitTestMethod.GetDisplayName(string baseDisplayName, string? label, object?[]? testMethodArguments, Type[]? methodGenericTypes)
    {
        // Rows that are only known now start from the name of their test case, which has the profile already.
        var name = Profile is not null && baseDisplayName.EndsWith(ProfileNames.With("", Profile), StringComparison.Ordinal)
            ? baseDisplayName[..^ProfileNames.With("", Profile).Length]
            : baseDisplayName;
        return ProfileNames.With(
            label is null && testMethodArguments is not null
                ? WithRow(name, testMethodArguments, methodGenericTypes)
                : GetDisplayName(name, label, testMethodArguments, methodGenericTypes),
            Profile);
    }

    /// <summary>The values of a row, without defaults for the parameters that PerfTest fills.</summary>
    object?[] IXunitTestMethod.ResolveMethodArguments(object?[] arguments)
    {
        var parameters = Method.GetParameters();
        var resolved = ResolveMethodArguments(arguments);
        var length = resolved.Length;
        while (length > arguments.Length && length <= parameters.Length && InjectedParameters.Contains(parameters[length - 1].ParameterType))
        {
            length--;
        }

        return resolved[..length];
    }

    void IXunitSerializable.Serialize(IXunitSerializationInfo info)
    {
        Serialize(info);
        info.AddValue(nameof(Profile), Profile);
    }

    void IXunitSerializable.Deserialize(IXunitSerializationInfo info)
    {
        Deserialize(info);
        Profile = info.GetValue<string>(nameof(Profile));
    }

    private string WithRow(string name, object?[] row, Type[]? methodGenericTypes)
    {
        var parameters = Method.GetParameters();
        bool IsShown(int i) => row.ElementAtOrDefault(i) is not null || i >= parameters.Length || !InjectedParameters.Contains(parameters[i].ParameterType);
        return new RowParameters(Method, [.. parameters.Where((_, i) => IsShown(i))])
            .GetDisplayNameWithArguments(name, [.. row.Where((_, i) => IsShown(i))], methodGenericTypes);
    }
}
