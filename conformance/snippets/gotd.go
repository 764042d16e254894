// go mod init hello && go get github.com/gotd/td@latest    then: go run .
package main

import (
	"bufio"
	"context"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"

	"github.com/gotd/td/telegram"
	"github.com/gotd/td/telegram/auth"
	"github.com/gotd/td/telegram/dcs"
	"github.com/gotd/td/telegram/message"
	"github.com/gotd/td/tg"
)

const key = `{{pem}}` // fingerprint {{fingerprint}}

var terminal = bufio.NewReader(os.Stdin)

func ask(question string) (string, error) {
	fmt.Print(question)
	line, err := terminal.ReadString('\n')
	return strings.TrimSpace(line), err
}

type person struct{}

func (person) Phone(context.Context) (string, error)    { return ask("Phone: ") }
func (person) Password(context.Context) (string, error) { return ask("Password: ") }
func (person) Code(context.Context, *tg.AuthSentCode) (string, error) {
	return ask("Code: ")
}
func (person) AcceptTermsOfService(context.Context, tg.HelpTermsOfService) error { return nil }
func (person) SignUp(context.Context) (auth.UserInfo, error) {
	name, err := ask("First name: ")
	return auth.UserInfo{FirstName: name}, err
}

func run(ctx context.Context) error {
	block, _ := pem.Decode([]byte(key))
	public, err := x509.ParsePKCS1PublicKey(block.Bytes)
	if err != nil {
		return err
	}
	client := telegram.NewClient(1, "heliograph", telegram.Options{
		DC:         {{dc}},
		PublicKeys: []telegram.PublicKey{{RSA: public}},
		DCList: dcs.List{Options: []tg.DCOption{
			{ID: {{dc}}, IPAddress: "{{host}}", Port: {{port}}},
		}},
	})
	return client.Run(ctx, func(ctx context.Context) error {
		flow := auth.NewFlow(person{}, auth.SendCodeOptions{})
		if err := client.Auth().IfNecessary(ctx, flow); err != nil {
			return err
		}
		if _, err := message.NewSender(client.API()).Self().Text(ctx, "Hello from gotd"); err != nil {
			return err
		}
		history, err := client.API().MessagesGetHistory(ctx, &tg.MessagesGetHistoryRequest{
			Peer: &tg.InputPeerSelf{}, Limit: 1,
		})
		if err != nil {
			return err
		}
		messages, _ := history.AsModified()
		last, _ := messages.GetMessages()[0].(*tg.Message)
		fmt.Println("In Saved Messages:", last.Message)
		return nil
	})
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
