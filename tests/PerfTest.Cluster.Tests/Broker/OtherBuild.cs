using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfTest.Cluster.Tests.Broker;

/// <summary>A copy of the test host whose assembly has another module version id, as that of another build has.</summary>
internal sealed class OtherBuild : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("perftest-other-build-").FullName;

    public OtherBuild()
    {
        string from = Path.GetDirectoryName(ClusterProcess.Host)!;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(_directory, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        byte[] image = File.ReadAllBytes(Host);
        byte[] id = ModuleVersionId(image);
        int at = image.AsSpan().IndexOf(id);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(at), ~BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at)));
        File.WriteAllBytes(Host, image);
    }

    public string Host => Path.Combine(_directory, Path.GetFileName(ClusterProcess.Host));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static byte[] ModuleVersionId(byte[] image)
    {
        using var reader = new PEReader(new MemoryStream(image));
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
    }
}
