using Kommunenkat.Testing;

namespace Kommunenkat.Benchmarks;

internal static class Folders
{
    /// <summary>In the repository, and so on a disk that syncs: the folder for temporary files may lie in memory.</summary>
    public static readonly string Artifacts = Directory.CreateDirectory(Path.Combine(ReferenceFiles.Root, "artifacts")).FullName;

    /// <summary>Folders to measure in: the disk, and where the system has one, a file system in memory that has nothing to sync.</summary>
    public static readonly IReadOnlyDictionary<string, string> Of = Directory.Exists("/dev/shm")
        ? new Dictionary<string, string> { ["disk"] = Artifacts, ["memory"] = "/dev/shm" }
        : new Dictionary<string, string> { ["disk"] = Artifacts };
}
