using System.Text;
using Kommunenkat.App;

namespace Kommunenkat.Cli;

/// <summary>Reads files that the command line names; what is wrong with them becomes a sentence.</summary>
internal static class InputFile
{
    public static async Task<Outcome<byte[]>> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failure.NotFound($"There is no file \"{path}\".");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failure.NotFound($"The file \"{path}\" cannot be read: {exception.Message}");
        }
    }

    public static async Task<Outcome<string>> ReadTextAsync(string path, CancellationToken cancellation)
    {
        var content = await ReadAsync(path, cancellation);
        if (!content.IsSuccess)
            return content.Failure;
        try
        {
            // A reader takes the byte order mark away, and this encoding throws where a lenient one would change letters silently.
            using var reader = new StreamReader(new MemoryStream(content.Value), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            return Failure.NotFound($"The file \"{path}\" is not in UTF-8.");
        }
    }
}
