using System.IO.Hashing;
using System.Text;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Hashing;

public class XxHash64Tests
{
    // What the reference implementation (libxxhash 0.8.1, XXH64 with seed 0) says of the first 0 to 100 bytes of the
    // sequence in which byte i is (131 i + 7) mod 256.
    private static readonly string[] Reference =
    [
        "ef46db3751d8e999", "a96c7f0ce858bbb7", "c22c6a70ad56bba6", "bed43740ee6332bb", "fa212ae44b3bb23d",
        "d339dcc9ac8e6776", "71cabdc85da7ffa0", "2744460dd675d2c0", "994b676b71ce94dd", "572b84c18b983af8",
        "08283fd40ee4f8c9", "97f078da7a1a590c", "b92f588ce720786e", "dadc8a6255b4829b", "574269377227d80a",
        "09e6451ed2ff8b1d", "94ad0095e72b24d5", "1464f2eff23b5fe1", "712c39f6d1ed935e", "83ef9c758393e89d",
        "67822fa80e0c8933", "fa6de19e99ff8d43", "a8d0ae04d79885f2", "cf65b69586b05fab", "0a3b0194f3afe0b8",
        "e0fd072fff811c86", "c4f7372a7fb8f247", "fee26cac05aeecf0", "01a6f3d224fa7d3b", "161a3bc98afcf092",
        "3f8796d7bfaaaa08", "6711d55e306b5d8f", "07f7b8e3bc5d6e25", "09f85eeb4e1cbe9f", "35284e7f91dd1ae5",
        "25cc31e4544bc8c9", "e7ac625222f2b655", "1d8c3a2215085739", "1fb3064ed36c675f", "b13c137a0fb701c3",
        "d25150177ba46490", "3ad8bb2779d9285e", "fe4ddab6e3d75ddc", "9d340603aa03cc62", "d02b2028c27a5329",
        "ff59426b0066066b", "713a114207f600e2", "79bd9d6dd8c15570", "2947de5e3a6afece", "43f1e784039912d3",
        "072fa9968401e9c7", "c3c4ff0d8f66e206", "0efbc3939fa05814", "42be842d0902d7a7", "8a78b907c424dc46",
        "8f8dc5b07f6d48ed", "a2acf5b431db2e52", "403200f5d0354116", "c326a3d65678339b", "a53b8e5bc9ff65a4",
        "4cce586d8aca19e5", "bd3bd33486af6dc6", "4149dd403b20a2dc", "b7c9968c066cb6a5", "50d4159a0411632e",
        "d277176bff863efc", "578ba93daaaa4333", "5c44ab49f377e73f", "0074fd38e968c15b", "dd2aa690f53212c8",
        "a4b1256e6fd1d806", "363a593dc9d738d1", "cd82801d226eb2a5", "5d19a4c3f67b2bea", "bb7db43ea46e9a29",
        "d608a44e07fe8624", "869e11664e92c3b4", "162ce6431a7eda2a", "f3cb7538a89612bb", "c3f3dc0bf60fd094",
        "16538439a19ab93e", "71bf4a997e4bc698", "81f5f158a1769c15", "01f5909a472fea86", "6187bf0bf8dfa176",
        "411b4022bb181b45", "8eb62f30a8fa66a5", "f4b43a97d47f5f98", "91b6179102c221c2", "e1a6e5a7b8596fdd",
        "bda467ab983b5874", "81082eee7357b6b0", "f8f1612fd1c10a43", "44b5dc960d90d5bd", "64904fdd7296cc2e",
        "928c35b989d3c594", "18c8f362eb735341", "7683defa1456dab5", "a4d9f00e9f94203c", "285a4a54a4a84ab4",
        "9ddada11d3dc2d8f",
    ];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, Reference.Length)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_hash_is_that_of_the_reference_implementation(int length)
    {
        var input = Enumerable.Range(0, length).Select(i => (byte)((131 * i) + 7)).ToArray();

        Convert.ToHexStringLower(XxHash64.Hash(input)).ShouldBe(Reference[length]);
    }

    [Theory]
    [InlineData("", "ef46db3751d8e999")]
    [InlineData("a", "d24ec4f1a98c6e5b")]
    [InlineData("abc", "44bc2cf5ad770999")]
    public void The_hash_is_the_published_one(string text, string hash) =>
        Convert.ToHexStringLower(XxHash64.Hash(Encoding.ASCII.GetBytes(text))).ShouldBe(hash);
}
