using System.Diagnostics;

namespace Kommunenkat.Testing;

/// <summary>Opens workbooks in LibreOffice, without a window, and saves what it made of them.</summary>
public static class LibreOffice
{
    private static readonly string? Program = ((string[])["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"]).FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    /// <summary>What a skipped test says; tests/run.sh installs it, and knows the first words.</summary>
    public const string NotInstalled = "No LibreOffice: install libreoffice-calc.";

    /// <returns>The workbook as LibreOffice saves it.</returns>
    /// <exception cref="InvalidOperationException">It could not open or save it; its own words.</exception>
    public static async Task<byte[]> SavedAgainAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("kommunenkat-office-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "file.xlsx"), workbook);
            var start = new ProcessStartInfo(Program!)
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // A profile of its own: two at a time would wait for each other.
            foreach (var argument in (string[])
                [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", "out", "file.xlsx"])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var saved = Path.Combine(folder.FullName, "out", "file.xlsx");
            if (process.ExitCode != 0 || !File.Exists(saved))
                throw new InvalidOperationException(string.Join('\n', told));
            return await File.ReadAllBytesAsync(saved);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
