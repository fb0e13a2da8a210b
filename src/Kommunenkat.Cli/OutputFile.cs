using Kommunenkat.App;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.Cli;

/// <summary>Writes files that the command line names: whole, or not at all.</summary>
internal static class OutputFile
{
    public static async Task<Outcome<Done>> WriteAsync(string path, Func<Stream, Task> write)
    {
        var unfinished = path + ".part";
        try
        {
            await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
                await write(output);
            File.Move(unfinished, path, overwrite: true);
            return Done.Instance;
        }
        catch (UnreadableRowsException exception)
        {
            return exception.Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failure.Unavailable($"The file \"{path}\" cannot be written: {exception.Message}");
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}
