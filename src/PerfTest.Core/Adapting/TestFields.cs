using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfTest.Adapting;

/// <summary>Finds what a load test works with where it is usually kept: its feeders, so that they are checked before load, and its clients, so that probes know the target.</summary>
internal static class TestFields
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// In fields of the test class, its own and inherited, static or not; and in fields of what it has fields of, such as a fixture of the same assembly.
    /// </summary>
    /// <typeparam name="T">What is looked for, by the type of the field.</typeparam>
    /// <param name="testClass">The class of the instance.</param>
    /// <param name="instance">Null where the test is static.</param>
    /// <param name="use">What the test uses.</param>
    public static IReadOnlyList<FoundField<T>> Of<T>(Type testClass, object? instance, FieldUse use)
        where T : class
    {
        var found = new List<FoundField<T>>();
        foreach (FieldInfo field in FieldsOf(testClass))
        {
            if (IsOf<T>(field))
            {
                Add(found, field, ValueOf(field, instance), use);
            }
            else if (!field.IsStatic && instance is not null && !field.FieldType.IsValueType && field.GetValue(instance) is { } kept && kept.GetType().Assembly == testClass.Assembly)
            {
                AddOfInstance(found, kept, use);
            }
        }

        return found;
    }

    /// <summary>What a delegate has captured, and what is in fields of the object whose method it is.</summary>
    /// <typeparam name="T">What is looked for, by the type of the field.</typeparam>
    /// <param name="body">The delegate.</param>
    public static IReadOnlyList<FoundField<T>> Of<T>(Delegate body)
        where T : class
    {
        var found = new List<FoundField<T>>();
        if (body.Target is { } target)
        {
            AddCaptured(found, target, FieldUse.Of([body.Method], body.Method.Module.Assembly));
        }

        return found;
    }

    /// <summary>Each such field of one instance of a test class with the same field of another.</summary>
    /// <typeparam name="T">What is looked for, by the type of the field.</typeparam>
    /// <param name="known">One instance.</param>
    /// <param name="other">Another of the same class.</param>
    public static IEnumerable<(T Known, T Other)> Pairs<T>(object known, object other)
        where T : class =>
        from field in FieldsOf(known.GetType())
        where !field.IsStatic && IsOf<T>(field)
        let pair = (Known: field.GetValue(known) as T, Other: field.GetValue(other) as T)
        where pair.Known is not null && pair.Other is not null && !ReferenceEquals(pair.Known, pair.Other)
        select (pair.Known, pair.Other);

    private static void AddCaptured<T>(List<FoundField<T>> found, object captured, FieldUse use)
        where T : class
    {
        AddOfInstance(found, captured, use);
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

    private static void AddOfInstance<T>(List<FoundField<T>> found, object owner, FieldUse use)
        where T : class
    {
        foreach (FieldInfo field in FieldsOf(owner.GetType()))
        {
            if (!field.IsStatic && IsOf<T>(field))
            {
                Add(found, field, field.GetValue(owner), use);
            }
        }
    }

    private static void Add<T>(List<FoundField<T>> found, FieldInfo field, object? held, FieldUse use)
        where T : class
    {
        if (held is not T value)
        {
            return;
        }

        // One value in two fields is one.
        bool isUsed = use.Contains(field);
        int known = found.FindIndex(each => ReferenceEquals(each.Value, value));
        if (known < 0)
        {
            found.Add(new FoundField<T>(NameOf(field), value, isUsed));
        }
        else
        {
            found[known] = found[known] with { IsUsed = isUsed || found[known].IsUsed };
        }
    }

    /// <summary>The compiler's own fields are called <c>&lt;Client&gt;k__BackingField</c> and <c>&lt;client&gt;P</c>.</summary>
    private static string NameOf(FieldInfo field)
    {
        int end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return field.Name[0] == '<' && end > 1 ? field.Name[1..end] : field.Name;
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

    private static bool IsOf<T>(FieldInfo field) => field.FieldType.IsAssignableTo(typeof(T)) && !field.DeclaringType!.ContainsGenericParameters;

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
