namespace Kommunenkat.Testing;

/// <summary>The repository's own reference files, as they lie in <c>db/reference</c>.</summary>
public static class ReferenceFiles
{
    public static readonly string Root = FindRoot();

    public static string Questionnaire(string round) => Text($"questionnaire-{round}.json");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "db", "reference", name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kommunenkat.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository; Kommunenkat.sln was not found above them.");
    }
}
