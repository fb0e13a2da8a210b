namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>Where things lie in the repository that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string WebProject { get; } = Path.Combine(Root, "src", "Kommunenkat.Web");

    /// <summary>The server as built, in the same configuration as the tests: bin/[Debug|Release]/net10.0.</summary>
    public static string ServerAssembly { get; } = FindServer();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kommunenkat.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Kommunenkat.sln above {AppContext.BaseDirectory}.");
    }

    private static string FindServer()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var file = Path.Combine(WebProject, "bin", output.Parent!.Name, output.Name, "Kommunenkat.Web.dll");
        return File.Exists(file) ? file : throw new InvalidOperationException($"The server is not built: {file} is missing.");
    }
}
