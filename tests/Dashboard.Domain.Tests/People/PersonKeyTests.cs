using System.Text;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.People;

public sealed class PersonKeyTests
{
    private readonly PersonKey _key = PersonKey.New(Guid.NewGuid());

    [Fact]
    public void Unlock_WithTheSameKey_GivesTheBytesBack()
    {
        var secret = _key.Lock("Ana Lima, “ü”"u8);

        Assert.Equal("Ana Lima, “ü”", Encoding.UTF8.GetString(new PersonKey(_key.PersonId, _key.Bytes).Unlock(Encoding.UTF8.GetBytes(secret))!));
    }

    [Fact]
    public void Unlock_WithAnotherKey_GivesNothing() =>
        Assert.Null(PersonKey.New(_key.PersonId).Unlock(Encoding.UTF8.GetBytes(_key.Lock("Ana"u8))));

    [Theory]
    [InlineData("")]
    [InlineData("Ana")]
    [InlineData("~locked~")]
    [InlineData("~locked~AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("~locked~AAAAAAAAAAAAAAAAAAAAAA!")]
    public void Unlock_OfSomethingElse_GivesNothing(string text) => Assert.Null(_key.Unlock(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Lock_OfTheSameTwice_GivesTwoTexts() => Assert.NotEqual(_key.Lock("Ana"u8), _key.Lock("Ana"u8));

    [Fact]
    public void People_WhoAreToldOf_AreFoundInATextAndInItsBytes()
    {
        var other = PersonKey.New(Guid.NewGuid());
        var text = $"~locked~ {_key.Lock("Ana"u8)} ~locked~~~~ {other.LockText("Ben")}~locked~";
        var (inText, inBytes) = (new HashSet<Guid>(), new HashSet<Guid>());

        Secret.AddPeople(text, inText);
        Secret.AddPeople(Encoding.UTF8.GetBytes(text), inBytes);

        Assert.Equal(new HashSet<Guid> { _key.PersonId, other.PersonId }, inText);
        Assert.Equal(inText, inBytes);
    }

    [Fact]
    public void Name_OfSomebodyWhoIsErased_IsTheWordForIt()
    {
        var locked = _key.LockText("Ana");

        Assert.Equal("Ana", Keys.Of(_key).NameOf(_key.PersonId, locked));
        Assert.Equal("erased", new PersonKeySet(new() { [_key.PersonId] = null }).NameOf(_key.PersonId, locked));
        Assert.Equal("messages", PersonKeySet.None.NameOf(Guid.Empty, "messages"));
    }

    [Fact]
    public void Find_OfSomebodyNobodyLookedFor_IsAMistakeAndNotAnErasure() =>
        Assert.Throws<InvalidOperationException>(() => PersonKeySet.None.Find(_key.PersonId));
}
