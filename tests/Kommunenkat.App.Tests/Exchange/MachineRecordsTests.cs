using System.Text;
using System.Text.Json;
using Kommunenkat.App.Exchange;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class MachineRecordsTests
{
    private static readonly MachineRecords Every = new(
        ["text", "whole", "double", "truth", "texts", "nothing"],
        [["Umeå, \"staden\"", 290, 0.1 + 0.2, true, (string[])["a", "b"], null], ["två\nrader", -1, 1e21, false, Array.Empty<string>(), null]]);

    [Fact]
    public async Task Csv_has_a_header_and_a_record_for_each_with_lists_in_one_field() => Assert.Equal(
        "text,whole,double,truth,texts,nothing\n\"Umeå, \"\"staden\"\"\",290,0.30000000000000004,true,a|b,\n\"två\nrader\",-1,1E+21,false,,\n",
        await WrittenAsync(Every.WriteCsvAsync));

    [Fact]
    public async Task Json_has_an_object_for_each_and_every_kind_of_value_as_itself() => Assert.Equal(
        """[{"text":"Umeå, \"staden\"","whole":290,"double":0.30000000000000004,"truth":true,"texts":["a","b"],"nothing":null},"""
        + """{"text":"två\nrader","whole":-1,"double":1E+21,"truth":false,"texts":[],"nothing":null}]""",
        await WrittenAsync(Every.WriteJsonAsync));

    [Fact]
    public async Task Records_within_records_are_objects_in_Json_and_their_first_values_in_Csv()
    {
        var within = new MachineRecords(["key", "inner"], [["a", new MachineRecords(["number", "note"], [[1, null], [2, "x|y"]])]]);

        Assert.Equal("""[{"key":"a","inner":[{"number":1,"note":null},{"number":2,"note":"x|y"}]}]""", await WrittenAsync(within.WriteJsonAsync));
        Assert.Equal("key,inner\na,1|2\n", await WrittenAsync(within.WriteCsvAsync));
    }

    [Fact]
    public async Task Nothing_is_a_header_or_an_empty_array()
    {
        var nothing = new MachineRecords(["one", "two"], []);

        Assert.Equal(("one,two\n", "[]"), (await WrittenAsync(nothing.WriteCsvAsync), await WrittenAsync(nothing.WriteJsonAsync)));
    }

    [Fact]
    public async Task Much_is_sent_on_its_way_before_the_last_is_made_and_never_by_a_write_that_waits()
    {
        using var output = new NetworkLike();
        var sentBeforeTheLast = 0L;
        IEnumerable<object?[]> Records()
        {
            for (var i = 0; i < 20_000; i++)
            {
                sentBeforeTheLast = output.Length;
                yield return ["something of some length", i];
            }
        }

        await new MachineRecords(["text", "number"], Records()).WriteJsonAsync(output);
        Assert.True(sentBeforeTheLast > output.Length / 2);
        Assert.Equal(20_000, JsonElement.Parse(Encoding.UTF8.GetString(output.ToArray())).GetArrayLength());

        var json = output.Length;
        await new MachineRecords(["text", "number"], Records()).WriteCsvAsync(output);
        Assert.True(sentBeforeTheLast > json + ((output.Length - json) / 2));
    }

    private static async Task<string> WrittenAsync(Func<Stream, Task> write)
    {
        using var output = new NetworkLike();
        await write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Refuses what the server's own stream refuses: to be written to or flushed by a call that waits.</summary>
    private sealed class NetworkLike : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous write.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous write.");

        public override void Flush() => throw new InvalidOperationException("Synchronous flush.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            base.Write(buffer, offset, count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
