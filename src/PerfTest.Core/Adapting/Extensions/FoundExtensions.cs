using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// The extensions that lie beside this assembly, looked for once in a process. A compiler leaves references out that no code uses, so nobody else would load them.
/// </summary>
/// <param name="Extensions">In the order of their assemblies' names.</param>
/// <param name="Warnings">Sentences about those that cannot be used.</param>
internal sealed record FoundExtensions(ImmutableArray<IRunExtension> Extensions, ImmutableArray<string> Warnings)
{
    private const string Pattern = "PerfTest.*.dll";

    private static readonly Lazy<FoundExtensions> Found = new(() => In(FolderOfThis()));

    /// <summary>Those of this process. Their variables are known from now on.</summary>
    public static FoundExtensions OfProcess => Found.Value;

    /// <summary>Those in a folder. Files are looked at before they are loaded: an assembly that only has a similar name is left alone.</summary>
    /// <param name="folder">Its full path; null: nowhere.</param>
    public static FoundExtensions In(string? folder)
    {
        var extensions = ImmutableArray.CreateBuilder<IRunExtension>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (string file in FilesIn(folder).Order(StringComparer.Ordinal).Where(IsMarked))
        {
            try
            {
                extensions.AddRange(Load(file));
            }
            catch (Exception exception)
            {
                warnings.Add($"The extension '{Path.GetFileName(file)}' could not be loaded and takes no part: {exception.GetType().Name}: {exception.Message}");
            }
        }

        foreach (string name in extensions.SelectMany(extension => extension.Variables))
        {
            VariableNames.Register(name);
        }

        return new FoundExtensions(extensions.ToImmutable(), warnings.ToImmutable());
    }

    private static string[] FilesIn(string? folder)
    {
        try
        {
            return folder is null ? [] : Directory.GetFiles(folder, Pattern);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // What may not be looked at holds nothing for us: everything else works without it.
            return [];
        }
    }

    private static string? FolderOfThis()
    {
        string location = typeof(FoundExtensions).Assembly.Location;

        // In a single file nothing lies beside it.
        return location.Length == 0 ? null : Path.GetDirectoryName(location);
    }

    private static IEnumerable<IRunExtension> Load(string file)
    {
        Assembly own = typeof(FoundExtensions).Assembly;
        AssemblyName name = AssemblyName.GetAssemblyName(file);
        if (name.Version != own.GetName().Version)
        {
            // Its internals would not fit, which shows only when a method is missing.
            throw new InvalidOperationException($"it has the version {name.Version}, and {own.GetName().Name} has {own.GetName().Version}; give all packages of PerfTest one version.");
        }

        Assembly assembly = (AssemblyLoadContext.GetLoadContext(own) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(name);
        return assembly.GetCustomAttributes<RunExtensionAttribute>().Select(attribute => (IRunExtension)Activator.CreateInstance(attribute.Extension)!);
    }

    private static bool IsMarked(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                return false;
            }

            MetadataReader metadata = image.GetMetadataReader();
            return metadata.IsAssembly && metadata.GetAssemblyDefinition().GetCustomAttributes().Any(attribute => IsMark(metadata, attribute));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // No assembly of ours.
            return false;
        }
    }

    private static bool IsMark(MetadataReader metadata, CustomAttributeHandle handle)
    {
        EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
        if (constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, nameof(RunExtensionAttribute)) && metadata.StringComparer.Equals(type.Namespace, typeof(RunExtensionAttribute).Namespace!);
    }
}
