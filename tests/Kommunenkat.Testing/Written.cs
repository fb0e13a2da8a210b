using System.Text;

namespace Kommunenkat.Testing;

/// <summary>What a writer of files writes, as text.</summary>
public static class Written
{
    public static async Task<string> ByAsync(Func<Stream, Task> write)
    {
        using var output = new MemoryStream();
        await write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
