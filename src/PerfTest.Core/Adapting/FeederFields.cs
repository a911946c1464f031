using System.Reflection;
using System.Runtime.CompilerServices;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Finds the feeders of a load test where they are usually kept, so that they are checked before load. One that is kept elsewhere is checked when it is first used.</summary>
internal static class FeederFields
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Those in fields of the test class, its own and inherited, static or not; and those in fields of what it has fields of, such as a fixture of the same assembly.
    /// </summary>
    /// <param name="testClass">The class of the instance.</param>
    /// <param name="instance">Null where the test is static.</param>
    /// <param name="use">What the test uses.</param>
    public static IReadOnlyList<FoundFeeder> Of(Type testClass, object? instance, FieldUse use)
    {
        var found = new List<FoundFeeder>();
        foreach (FieldInfo field in FieldsOf(testClass))
        {
            if (IsFeeder(field))
            {
                Add(found, ValueOf(field, instance), use.Contains(field));
            }
            else if (!field.IsStatic && instance is not null && !field.FieldType.IsValueType && field.GetValue(instance) is { } kept && kept.GetType().Assembly == testClass.Assembly)
            {
                AddInstanceFeeders(found, kept, use);
            }
        }

        return found;
    }

    /// <summary>Those that a delegate has captured, and those in fields of the object whose method it is.</summary>
    public static IReadOnlyList<FoundFeeder> Of(Delegate body)
    {
        var found = new List<FoundFeeder>();
        if (body.Target is { } target)
        {
            AddCaptured(found, target, FieldUse.Of([body.Method], body.Method.Module.Assembly));
        }

        return found;
    }

    /// <summary>Each feeder field of one instance of a test class with the same field of another.</summary>
    public static IEnumerable<(IFeeder Known, IFeeder Other)> Pairs(object known, object other) =>
        from field in FieldsOf(known.GetType())
        where !field.IsStatic && IsFeeder(field)
        let pair = (Known: field.GetValue(known) as IFeeder, Other: field.GetValue(other) as IFeeder)
        where pair.Known is not null && pair.Other is not null && !ReferenceEquals(pair.Known, pair.Other)
        select (pair.Known, pair.Other);

    private static void AddCaptured(List<FoundFeeder> found, object captured, FieldUse use)
    {
        AddInstanceFeeders(found, captured, use);
        if (!IsCompilerGenerated(captured))
        {
            return;
        }

        // A closure keeps what it has captured in fields: locals, the closure around it, and "this".
        foreach (FieldInfo field in FieldsOf(captured.GetType()))
        {
            if (!field.IsStatic && !field.FieldType.IsValueType && field.GetValue(captured) is { } outer && (IsCompilerGenerated(outer) || field.Name.EndsWith("__this", StringComparison.Ordinal)))
            {
                AddCaptured(found, outer, use);
            }
        }
    }

    private static void AddInstanceFeeders(List<FoundFeeder> found, object owner, FieldUse use)
    {
        foreach (FieldInfo field in FieldsOf(owner.GetType()))
        {
            if (!field.IsStatic && IsFeeder(field))
            {
                Add(found, field.GetValue(owner), use.Contains(field));
            }
        }
    }

    private static void Add(List<FoundFeeder> found, object? value, bool isUsed)
    {
        if (value is not IFeeder feeder)
        {
            return;
        }

        // One feeder in two fields is one.
        int known = found.FindIndex(each => ReferenceEquals(each.Feeder, feeder));
        if (known < 0)
        {
            found.Add(new FoundFeeder(feeder, isUsed));
        }
        else
        {
            found[known] = new FoundFeeder(feeder, isUsed || found[known].IsUsed);
        }
    }

    private static object? ValueOf(FieldInfo field, object? instance)
    {
        if (!field.IsStatic)
        {
            return instance is null ? null : field.GetValue(instance);
        }

        try
        {
            return field.GetValue(null);
        }
        catch (Exception exception) when (exception is TypeInitializationException or TargetInvocationException { InnerException: TypeInitializationException })
        {
            // The class's own static constructor threw: its first iteration says so with the stack that belongs to it.
            return null;
        }
    }

    private static bool IsFeeder(FieldInfo field) => field.FieldType.IsAssignableTo(typeof(IFeeder)) && !field.DeclaringType!.ContainsGenericParameters;

    private static bool IsCompilerGenerated(object value) => value.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(Declared))
            {
                yield return field;
            }
        }
    }
}
